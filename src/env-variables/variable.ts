import type { Kind } from '../env-kinds.ts';

/** One environment variable, as the table in docs/operations.md shows it. */
export interface EnvironmentVariable {
  readonly name: string;
  /** The text that stands for an unset variable; empty when the variable has no default. */
  readonly default: string;
  readonly description: string;
}

export type Variable = Kind<unknown> & Omit<EnvironmentVariable, 'name'>;
