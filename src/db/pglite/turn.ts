import type { Outcome } from './outcome.ts';
import type { PgliteTasks } from './pglite-tasks.ts';

/** The tasks of the thread that belong to a turn. */
export type TaskName = 'query' | 'execute' | 'script' | 'commit';
export type InputOf<Name extends TaskName> = Parameters<PgliteTasks[Name]>[0];
export type ResultOf<Name extends TaskName> =
  Awaited<ReturnType<PgliteTasks[Name]>> extends Outcome<infer Result> ? Result : never;

/** The connection, until its turn ends. */
export interface Turn {
  /** @throws DriverAdapterError; of the kind ConnectionClosed when the thread had to be ended */
  run<Name extends TaskName>(name: Name, input: InputOf<Name>): Promise<ResultOf<Name>>;
  /** Lets the next one have it. */
  readonly end: () => void;
}

/** In ms; Infinity for any time. */
export interface TurnLimits {
  /** How long it may wait for its turn. */
  readonly wait: number;
  /** How long each of its statements may take. */
  readonly statement: number;
}

export const NO_LIMITS: TurnLimits = {
  wait: Number.POSITIVE_INFINITY,
  statement: Number.POSITIVE_INFINITY,
};

/** What has a connection to PGlite, and hands it out in turns. */
export interface TurnTaker {
  /** @throws DatabaseBusyError when too many wait; DriverAdapterError when there is no connection */
  takeTurn(limits: TurnLimits): Promise<Turn>;
}
