import { LRUCache } from 'lru-cache';
import type { MaybePromise } from '../../lib/maybe-promise.ts';
import { once } from '../../lib/once.ts';
import { FairQueue } from '../../workers/fair-queue.ts';

/** How long a client's work took lately: sums that decay. */
interface RecentWork {
  /** In ms. */
  time: number;
  /** In ms². Divided by the time: how long a piece of work takes, those counting most that take longest. */
  squares: number;
  /** As of when, in ms. */
  at: number;
}

interface SlowClientsOptions {
  /** How many pieces of work of slow clients may be under way at once. */
  readonly turns: number;
  /** In ms. */
  readonly now?: () => number;
}

/** A piece of work of a slow client usually takes longer than this, in ms. */
const SLOW_PIECE = 500;

/**
 * The work of a slow client took more time than this lately, in ms. A piece of a reader's work may take long because of
 * slow clients. That does not make the reader a slow client, who would have to wait for their turns.
 */
const SLOW_TOTAL = 6_000;

/** The half-life of the sums, in ms. */
const HALF_LIFE = 10_000;

/** Sums decay in steps of this, in ms. */
const DECAY_INTERVAL = 100;

/** Short work that is added for all clients, in ms, so that one long statement makes no client slow. */
const SHORT_WORK_CREDIT = 1_000;

const MAX_CLIENTS = 20_000;

/**
 * Makes clients whose work of one kind takes long share a few turns, the least slow first, so that the work of
 * all others finds connections and cores free, however many slow clients there are.
 */
export class SlowClients {
  readonly #now: () => number;
  readonly #recent = new LRUCache<string, RecentWork>({ max: MAX_CLIENTS });
  readonly #waiting = new FairQueue<string, () => void>();
  #turns: number;

  constructor({ turns, now = () => performance.now() }: SlowClientsOptions) {
    this.#turns = turns;
    this.#now = now;
  }

  /** Begins work of a client, when it is its turn where it needs one. Gives what ends the work. */
  begin(client: string, needsTurn = this.isSlow(client)): MaybePromise<() => void> {
    const turn = needsTurn ? this.#turn(client) : undefined;
    if (turn === undefined) return this.#start(client, needsTurn);
    return turn.then(() => this.#start(client, needsTurn));
  }

  #start(client: string, needsTurn: boolean): () => void {
    const startedAt = this.#now();
    return once(() => {
      this.#record(client, this.#now() - startedAt);
      if (needsTurn) this.#passOn();
    });
  }

  isSlow(client: string): boolean {
    if (this.#waiting.has(client)) return true;
    const recent = this.#recentOf(client);
    return recent !== undefined && recent.time > SLOW_TOTAL && usualTime(recent) > SLOW_PIECE;
  }

  #recentOf(client: string): RecentWork | undefined {
    const recent = this.#recent.get(client);
    if (recent !== undefined) this.#decay(recent);
    return recent;
  }

  #record(client: string, time: number): void {
    let recent = this.#recentOf(client);
    if (recent === undefined) {
      recent = { time: 0, squares: 0, at: this.#now() };
      this.#recent.set(client, recent);
    }
    recent.time += time;
    recent.squares += time * time;
  }

  /** Not at each piece of work: most are short, and come thousands a second. */
  #decay(recent: RecentWork): void {
    const now = this.#now();
    if (now - recent.at < DECAY_INTERVAL) return;
    const rest = 2 ** ((recent.at - now) / HALF_LIFE);
    recent.time *= rest;
    recent.squares *= rest;
    recent.at = now;
  }

  #turn(client: string): Promise<void> | undefined {
    if (this.#turns > 0) {
      this.#turns -= 1;
      return undefined;
    }
    return new Promise((resolve) => this.#waiting.push(client, resolve));
  }

  /** To the client that is least slow; what its work took is forgotten while it waits. */
  #passOn(): void {
    const next = this.#waiting.shift((client) => usualTime(this.#recentOf(client)));
    if (next === undefined) this.#turns += 1;
    else next();
  }
}

/** How long a client's work takes, in ms. */
function usualTime(recent: RecentWork | undefined): number {
  return recent === undefined ? 0 : recent.squares / (recent.time + SHORT_WORK_CREDIT);
}
