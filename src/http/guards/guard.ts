import type { GraphQLError } from 'graphql';
import type { Operation } from './operation.ts';
import type { Cost } from './operation-cost.ts';

/** An operation that is about to run, and the request that asks for it. */
export interface GuardedOperation extends Operation {
  readonly request: Request;
}

/** What guards add to `extensions` of the answer. */
export interface GuardExtensions {
  readonly cost?: Cost;
}

/** Why an operation must not run, or what its answer gets as `extensions`. */
export type Verdict =
  | { readonly errors: readonly [GraphQLError, ...GraphQLError[]] }
  | { readonly errors?: never; readonly extensions: GuardExtensions };

/**
 * A rule that decides, before an operation runs, whether it may. `extensions` holds what the guards before
 * it found, such as the cost. It returns null when it has nothing to add.
 */
export type Guard = (operation: GuardedOperation, extensions: GuardExtensions) => Verdict | null;
