import type { SqlQueryable, SqlResultSet } from '@prisma/driver-adapter-utils';
import sql from 'sql-template-tag';
import { inTime } from '../../../lib/in-time.ts';
import { FIRST_LSN, formatLsn, type Lsn } from '../../../lib/lsn.ts';
import type { NamedQuery, Planning, ReadLimits } from '../../database.ts';
import { reasonOf } from '../../driver-error.ts';
import { readTogether } from '../../run.ts';
import { isUnavailable } from '../../unavailable.ts';
import { type ReplicaState, readReplicaState } from './states.ts';

interface ReplicaOptions {
  readonly location: string;
  /** What reads of requests run on, by how they are planned. */
  readonly readers: Readonly<Record<Planning, SqlQueryable>>;
  /** A connection for looking how the replica is, which never waits for a read. */
  readonly look: SqlQueryable;
  /** How long that may take, in ms. */
  readonly patience: number;
  end(): Promise<void>;
}

interface ReplicaRead {
  readonly planning: Planning;
  readonly limits: ReadLimits;
  /** What the replica must have replayed. */
  readonly since: Lsn;
}

type Statement = Parameters<SqlQueryable['queryRaw']>[0];

/** A standby that answers reads. It is used while nothing is known against it. */
export class Replica {
  readonly location: string;
  /** What it had replayed when it was last asked. Statements that begin now see at least this. */
  replayed = FIRST_LSN;
  /** How many statements of requests it has under way. */
  underWay = 0;
  /** How many it has answered. */
  answered = 0;
  /** Why it is not read from; null while it is. */
  fault: string | null = 'it was not looked at yet';
  readonly #options: ReplicaOptions;
  #asking: Promise<ReplicaState | null> | undefined;
  readonly #reading = new Set<(reason: Error) => void>();

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.location = options.location;
  }

  /** Asks the replica how it is; null, and it is not read from any more, when it does not answer in time. */
  findState(): Promise<ReplicaState | null> {
    this.#asking ??= this.#askState().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #askState(): Promise<ReplicaState | null> {
    const { look, patience } = this.#options;
    try {
      const state = await inTime(readReplicaState(look), patience, () => {
        throw new Error(`no answer within ${patience} ms`);
      });
      this.replayed = state.replayed;
      return state;
    } catch (error) {
      this.giveUp(`it does not answer: ${reasonOf(error)}`);
      return null;
    }
  }

  /**
   * The rows of queries; null when the replica has not replayed what it must have. PostgreSQL takes the snapshot of a
   * statement before it looks at its condition: a replica that reaches the position in between would pass without
   * showing it. So only a replica that is known to have it is asked (`replayed`). The condition is for what may
   * have changed since then: the replica was promoted, or a pooler sends the statement to another server.
   */
  async read(
    queries: readonly NamedQuery[],
    { planning, limits, since }: ReplicaRead,
  ): Promise<unknown[][] | null> {
    const reader = this.#options.readers[planning];
    this.underWay += 1;
    try {
      const rows = await readTogether(
        { queryRaw: (statement) => this.#unlessGivenUp(reader, statement) },
        {
          queries,
          limits,
          condition: sql`pg_is_in_recovery() and pg_last_wal_replay_lsn() >= ${formatLsn(since)}::pg_lsn`,
        },
      );
      if (rows === null) this.fault = 'it is no standby, or another server answers for it';
      else this.answered += queries.length;
      return rows;
    } catch (error) {
      if (isUnavailable(error)) this.fault = `it does not answer: ${reasonOf(error)}`;
      throw error;
    } finally {
      this.underWay -= 1;
    }
  }

  /** Stops reading from it, and waits for nothing that was asked of it. */
  giveUp(fault: string): void {
    this.fault = fault;
    for (const fail of this.#reading) fail(new ReplicaGoneError(this.location, fault));
  }

  end(): Promise<void> {
    return this.#options.end();
  }

  #unlessGivenUp(reader: SqlQueryable, statement: Statement): Promise<SqlResultSet> {
    return new Promise((resolve, reject) => {
      this.#reading.add(reject);
      reader
        .queryRaw(statement)
        .then(resolve, reject)
        .finally(() => this.#reading.delete(reject));
    });
  }
}

class ReplicaGoneError extends Error {
  constructor(location: string, fault: string) {
    super(`The replica at ${location} is left alone: ${fault}`);
  }
}
