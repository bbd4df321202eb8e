import { LRUCache } from 'lru-cache';

/** How long a client's work took lately: sums that decay. */
interface Work {
  /** In ms. */
  time: number;
  /** In ms². Divided by the time: how long a piece of work takes, those counting most that take longest. */
  squares: number;
  /** As of when, in ms. */
  at: number;
}

/** The half-life of the sums, in ms. */
const HALF_LIFE = 10_000;

/** Sums decay in steps of this, in ms. */
const DECAY_INTERVAL = 100;

/** Short work that is added for all clients, in ms, so that one long statement makes no client slow. */
const SHORT_WORK_CREDIT = 1_000;

const MAX_CLIENTS = 20_000;

/** How long the work of each client took lately. */
export class RecentWork {
  readonly #now: () => number;
  readonly #recent = new LRUCache<string, Work>({ max: MAX_CLIENTS });

  /** @param now in ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  record(client: string, time: number): void {
    let recent = this.#recentOf(client);
    if (recent === undefined) {
      recent = { time: 0, squares: 0, at: this.#now() };
      this.#recent.set(client, recent);
    }
    recent.time += time;
    recent.squares += time * time;
  }

  /** In ms. */
  timeOf(client: string): number {
    return this.#recentOf(client)?.time ?? 0;
  }

  /** How long a piece of a client's work takes, in ms. */
  usualTime(client: string): number {
    const recent = this.#recentOf(client);
    return recent === undefined ? 0 : recent.squares / (recent.time + SHORT_WORK_CREDIT);
  }

  #recentOf(client: string): Work | undefined {
    const recent = this.#recent.get(client);
    if (recent !== undefined) this.#decay(recent);
    return recent;
  }

  /** Not at each piece of work: most are short, and come thousands a second. */
  #decay(recent: Work): void {
    const now = this.#now();
    if (now - recent.at < DECAY_INTERVAL) return;
    const rest = 2 ** ((recent.at - now) / HALF_LIFE);
    recent.time *= rest;
    recent.squares *= rest;
    recent.at = now;
  }
}
