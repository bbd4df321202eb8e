import { LRUCache } from 'lru-cache';
import type { MaybePromise } from '../../lib/maybe-promise.ts';
import { once } from '../../lib/once.ts';
import { FairQueue } from '../../workers/fair-queue.ts';

/** How long a client's work took lately: sums that fade. */
interface Taken {
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
const LONG = 500;

/**
 * How much time the work of a slow client took lately, in ms. A piece of a reader's work may take long because of
 * slow clients. That does not make the reader a slow client, who would have to wait for their turns.
 */
const MUCH = 6_000;

/** In how many ms half of what a client took is forgotten. */
const HALF_LIFE = 10_000;

/** How exact that is, in ms. */
const FADES_EVERY = 100;

/** How much time of short work every client has to its credit, in ms: one long statement makes nobody slow. */
const CREDIT = 1_000;

const MAX_CLIENTS = 20_000;

/**
 * Makes clients whose work of one kind takes long share a few turns, the least slow first, so that the work of
 * all others finds connections and cores free, however many slow clients there are.
 */
export class SlowClients {
  readonly #now: () => number;
  readonly #taken = new LRUCache<string, Taken>({ max: MAX_CLIENTS });
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
      this.#note(client, this.#now() - startedAt);
      if (needsTurn) this.#passOn();
    });
  }

  isSlow(client: string): boolean {
    if (this.#waiting.has(client)) return true;
    const taken = this.#takenBy(client);
    return taken !== undefined && taken.time > MUCH && usual(taken) > LONG;
  }

  #takenBy(client: string): Taken | undefined {
    const taken = this.#taken.get(client);
    if (taken !== undefined) this.#fade(taken);
    return taken;
  }

  #note(client: string, time: number): void {
    let taken = this.#takenBy(client);
    if (taken === undefined) {
      taken = { time: 0, squares: 0, at: this.#now() };
      this.#taken.set(client, taken);
    }
    taken.time += time;
    taken.squares += time * time;
  }

  /** Not at each piece of work: most are short, and come thousands a second. */
  #fade(taken: Taken): void {
    const now = this.#now();
    if (now - taken.at < FADES_EVERY) return;
    const rest = 2 ** ((taken.at - now) / HALF_LIFE);
    taken.time *= rest;
    taken.squares *= rest;
    taken.at = now;
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
    const next = this.#waiting.shift((client) => usual(this.#takenBy(client)));
    if (next === undefined) this.#turns += 1;
    else next();
  }
}

/** How long a client's work takes, in ms. */
function usual(taken: Taken | undefined): number {
  return taken === undefined ? 0 : taken.squares / (taken.time + CREDIT);
}
