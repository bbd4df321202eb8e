import type { MaybePromise } from '../../lib/maybe-promise.ts';
import { once } from '../../lib/once.ts';
import { FairQueue } from '../../workers/fair-queue.ts';
import { RecentWork } from './recent-work.ts';

interface SlowClientsOptions {
  /** How many pieces of work of slow clients may be under way at once. */
  readonly turns: number;
  /** How many times as long as a turn took nobody has it afterwards. Default: 0, it is passed on at once. */
  readonly rest?: number;
  /** In ms. */
  readonly now?: () => number;
  /** Of the same kind, where some of it is begun elsewhere. */
  readonly work?: RecentWork;
}

/** A piece of work of a slow client usually takes longer than this, in ms. */
const SLOW_PIECE = 500;

/**
 * The work of a slow client took more time than this lately, in ms. A piece of a reader's work may take long because of
 * slow clients. That does not make the reader a slow client, who would have to wait for their turns.
 */
const SLOW_TOTAL = 6_000;

/** The longest rest, in ms. */
const MAX_REST = 4_000;

/**
 * Makes clients whose work of one kind takes long share a few turns, the least slow first, so that the work of
 * all others finds connections and cores free, however many slow clients there are.
 */
export class SlowClients {
  readonly work: RecentWork;
  readonly #rest: number;
  readonly #now: () => number;
  readonly #waiting = new FairQueue<string, () => void>();
  #turns: number;

  constructor({
    turns,
    rest = 0,
    now = () => performance.now(),
    work = new RecentWork(now),
  }: SlowClientsOptions) {
    this.#turns = turns;
    this.#rest = rest;
    this.#now = now;
    this.work = work;
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
      const time = this.#now() - startedAt;
      this.work.record(client, time);
      if (!needsTurn) return;
      if (this.#rest === 0) this.#passOn();
      else setTimeout(() => this.#passOn(), Math.min(time * this.#rest, MAX_REST)).unref();
    });
  }

  isSlow(client: string): boolean {
    if (this.#waiting.has(client)) return true;
    return this.work.timeOf(client) > SLOW_TOTAL && this.work.usualTime(client) > SLOW_PIECE;
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
    const next = this.#waiting.shift((client) => this.work.usualTime(client));
    if (next === undefined) this.#turns += 1;
    else next();
  }
}
