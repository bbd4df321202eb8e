import type { Lsn } from '../../../lib/lsn.ts';
import type { MaybePromise } from '../../../lib/maybe-promise.ts';
import type { NamedQuery, Planning, ReadLimits, ReadRoute } from '../../database.ts';
import { driverErrorOf } from '../../driver-error.ts';
import { DatabaseBusyError } from '../../errors.ts';
import type { Replica } from './replica.ts';

interface Choice {
  readonly since: Lsn;
  readonly replica: Replica;
}

interface Replicas {
  choose(since: Lsn): MaybePromise<Replica | null>;
}

/** Chooses a replica with the first read of a request, and leaves it for good with the first that it cannot answer. */
export class Route implements ReadRoute {
  readonly #replicas: Replicas;
  readonly #since: MaybePromise<Lsn | null>;
  /** Null: the primary. */
  #choice: Promise<Choice | null> | undefined;
  #isLeft = false;

  constructor(replicas: Replicas, since: MaybePromise<Lsn | null>) {
    this.#replicas = replicas;
    this.#since = since;
  }

  async ask(
    queries: readonly NamedQuery[],
    planning: Planning,
    limits: ReadLimits,
  ): Promise<unknown[][] | null> {
    this.#choice ??= this.#choose();
    const choice = await this.#choice;
    if (choice === null || this.#isLeft) return null;
    const { replica, since } = choice;
    try {
      const rows = await replica.read(queries, { planning, limits, since });
      if (rows !== null) return rows;
    } catch (error) {
      if (isFinal(error)) throw error;
    }
    this.#isLeft = true;
    return null;
  }

  async #choose(): Promise<Choice | null> {
    const since = await this.#since;
    const replica = since === null ? null : await this.#replicas.choose(since);
    return since === null || replica === null ? null : { since, replica };
  }
}

/** SQLSTATE query_canceled: it took too long. */
const QUERY_CANCELED = '57014';

/**
 * Whether the primary is not to be asked, too: the statement took too long, or too many wait. Anything else may be the
 * replica's own: it is gone, it ended the statement because of what it replayed, or it has not seen a migration yet.
 */
function isFinal(error: unknown): boolean {
  return error instanceof DatabaseBusyError || driverErrorOf(error)?.code === QUERY_CANCELED;
}
