import { setTimeout as sleep } from 'node:timers/promises';
import type { SqlQueryable } from '@prisma/driver-adapter-utils';
import { inTime } from '../../../lib/in-time.ts';
import type { Lsn } from '../../../lib/lsn.ts';
import type { MaybePromise } from '../../../lib/maybe-promise.ts';
import type { ReadRoute, Replicas, ReplicaUse } from '../../database.ts';
import { PrimaryHistory } from './primary-history.ts';
import type { Replica } from './replica.ts';
import type { ReplicaReport } from './replica-report.ts';
import { Route } from './route.ts';
import { faultOf, type PrimaryState, readPosition, readPrimaryState } from './states.ts';

interface ReplicaSetOptions {
  readonly replicas: readonly Replica[];
  /** Reads from the primary. */
  readonly primary: SqlQueryable;
  /** In s. */
  readonly maxLag: number;
  /** How long a server may take to say how it is, in ms. */
  readonly patience: number;
  readonly report: ReplicaReport | undefined;
}

/** How often all servers are asked how they are, in ms; more often where the lag may be short. */
const POLL_INTERVAL = 1_000;
const CHECKS_PER_LAG = 4;

/** How long a read waits for a replica that has replayed what it must see, in ms. */
const MAX_WAIT = 100;

/** Between two questions whether it has, in ms; twice as long each time. */
const FIRST_PAUSE = 1;

/** Knows which replicas can be read from, and chooses one for each request. */
export class ReplicaSet implements Replicas {
  readonly #options: ReplicaSetOptions;
  readonly #history: PrimaryHistory;
  /** Which replicas were reported as left. */
  readonly #left = new Set<Replica>();
  #primary: PrimaryState | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #hasEnded = false;

  constructor(options: ReplicaSetOptions) {
    this.#options = options;
    this.#history = new PrimaryHistory(options.maxLag * 1000);
  }

  /** Looks at all servers, and again from time to time until `close`. */
  async begin(): Promise<void> {
    const every = Math.min(POLL_INTERVAL, (this.#options.maxLag * 1000) / CHECKS_PER_LAG);
    const look = async () => {
      this.#looking = this.#look();
      await this.#looking;
      if (!this.#hasEnded) this.#timer = setTimeout(look, every).unref();
    };
    await look();
  }

  route(since: MaybePromise<Lsn | null>): ReadRoute {
    return new Route(this, since);
  }

  position(): Promise<Lsn> {
    return readPosition(this.#options.primary);
  }

  states(): readonly ReplicaUse[] {
    return this.#options.replicas.map(({ location, fault, replayed, answered }) => ({
      location,
      isUsed: fault === null,
      lag: this.#history.lagOf(replayed) / 1000,
      statements: answered,
    }));
  }

  /** The replica with the least to do of those that have replayed a position; null when none has in time. */
  choose(since: Lsn): MaybePromise<Replica | null> {
    const usable = this.#options.replicas.filter(({ fault }) => fault === null);
    const chosen = leastBusy(usable.filter(({ replayed }) => replayed >= since));
    if (chosen !== undefined || usable.length === 0) return chosen ?? null;
    return firstToReplay(usable, since);
  }

  async close(): Promise<void> {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    await this.#looking;
    await Promise.all(this.#options.replicas.map((replica) => replica.end()));
  }

  async #look(): Promise<void> {
    const { primary, replicas, patience } = this.#options;
    const answer = readPrimaryState(primary).catch(() => undefined);
    const state = await inTime(answer, patience, () => undefined);
    if (state !== undefined) {
      this.#primary = state;
      this.#history.note(state.position);
    }
    await Promise.all(replicas.map((replica) => this.#lookAt(replica)));
  }

  async #lookAt(replica: Replica): Promise<void> {
    const { maxLag, report } = this.#options;
    const state = await replica.findState();
    if (state !== null) {
      const lags = state.replayed < this.#history.floor();
      replica.fault =
        faultOf(state, this.#primary) ?? (lags ? `it lags by more than ${maxLag} s` : null);
    }
    if (replica.fault === null) {
      if (this.#left.delete(replica)) report?.takenBack(replica.location);
    } else if (!this.#left.has(replica)) {
      this.#left.add(replica);
      report?.left(replica.location, replica.fault);
    }
  }
}

/** One of those with equally little to do, by chance. */
function leastBusy(replicas: readonly Replica[]): Replica | undefined {
  const least = Math.min(...replicas.map(({ underWay }) => underWay));
  const best = replicas.filter(({ underWay }) => underWay === least);
  return best[Math.floor(Math.random() * best.length)];
}

/** The first replica that is seen to have replayed a position. */
function firstToReplay(replicas: readonly Replica[], since: Lsn): Promise<Replica | null> {
  const ending = new AbortController();
  const { signal } = ending;
  const found = Promise.any(replicas.map((replica) => whenReplayed(replica, { since, signal })));
  return inTime(
    found.catch(() => null),
    MAX_WAIT,
    () => null,
  ).finally(() => ending.abort());
}

interface WaitOptions {
  readonly since: Lsn;
  readonly signal: AbortSignal;
}

/** Asks the replica until it has replayed a position. Rejects when it is left alone, or nobody waits any more. */
async function whenReplayed(replica: Replica, { since, signal }: WaitOptions): Promise<Replica> {
  for (let pause = FIRST_PAUSE; ; pause *= 2) {
    await replica.findState();
    if (replica.fault !== null) throw new Error(replica.fault);
    if (replica.replayed >= since) return replica;
    await sleep(pause, undefined, { signal });
  }
}
