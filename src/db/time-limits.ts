/** How long connections of a server may keep others waiting, in ms. */
export interface TimeLimits {
  /** After this PostgreSQL itself ends a statement. */
  readonly statement: number;
  /** After this without an answer a connection is given up. It is longer, so that PostgreSQL may answer. */
  readonly answer: number;
  /** How long a statement may wait for a connection, and a connection may take to be made. */
  readonly wait: number;
  /** After this PostgreSQL ends a session that does nothing within a transaction. */
  readonly idleInTransaction: number;
}

/** How long PostgreSQL has to say that it ended a statement. */
const ANSWER_GRACE = 1_000;

const MAX_WAIT = 5_000;

const IDLE_IN_TRANSACTION = 30_000;

/** @param statementTimeout in s */
export function timeLimits(statementTimeout: number): TimeLimits {
  const statement = statementTimeout * 1000;
  return {
    statement,
    answer: statement + ANSWER_GRACE,
    wait: Math.min(MAX_WAIT, statement / 2),
    idleInTransaction: Math.max(IDLE_IN_TRANSACTION, statement),
  };
}
