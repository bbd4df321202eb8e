import { LRUCache } from 'lru-cache';
import { once } from '../../lib/once.ts';

/** What a client has under way, and for how much of the time it had something. */
interface Use {
  underWay: number;
  /** A part of 1, of the last seconds most. */
  share: number;
  /** As of when, in ms. */
  at: number;
}

/** How soon half of the past is forgotten, in ms. */
const HALF_LIFE = 5_000;

/** A busy client has something under way for more than this part of the time. */
const BUSY_SHARE = 0.5;

/** Who began or ended something within this time is active, in ms. */
const ACTIVE_TIME = 5_000;

const MAX_CLIENTS = 20_000;

/** Tells clients that hardly ever pause, which no reader does, from others. */
export class BusyClients {
  readonly #uses = new LRUCache<string, Use>({ max: MAX_CLIENTS });
  /** When each began or ended something last, in ms: in the order of these times. */
  readonly #seen = new LRUCache<string, number>({ max: MAX_CLIENTS });

  /** Notes that a client waits for something. Gives what ends that. */
  begin(client: string): () => void {
    const use = this.#useOf(client);
    this.#seen.set(client, use.at);
    use.underWay += 1;
    return once(() => {
      this.#bringUp(use);
      this.#seen.set(client, use.at);
      use.underWay -= 1;
    });
  }

  isBusy(client: string): boolean {
    return this.#useOf(client).share > BUSY_SHARE;
  }

  /** How many clients are active, up to so many. */
  active(most: number): number {
    const since = performance.now() - ACTIVE_TIME;
    let count = 0;
    // From the newest to the oldest.
    for (const at of this.#seen.values()) {
      if (at < since || count === most) break;
      count += 1;
    }
    return count;
  }

  #useOf(client: string): Use {
    let use = this.#uses.get(client);
    if (use === undefined) {
      use = { underWay: 0, share: 0, at: performance.now() };
      this.#uses.set(client, use);
    }
    this.#bringUp(use);
    return use;
  }

  #bringUp(use: Use): void {
    const now = performance.now();
    const rest = 2 ** ((use.at - now) / HALF_LIFE);
    use.share = use.share * rest + (use.underWay > 0 ? 1 - rest : 0);
    use.at = now;
  }
}
