import { LRUCache } from 'lru-cache';
import { NO_RATE_LIMIT, type RateLimit } from '../../request/rate-limit.ts';

interface Bucket {
  /** What is left; less than nothing is a debt. */
  left: number;
  /** As of when, in ms on the process's own clock. */
  at: number;
}

/** How many clients are remembered: the last ones seen. */
const MAX_CLIENTS = 20_000;

interface BucketsOptions {
  /** How much a client may take a minute; 0 for any amount. */
  readonly perMinute: number;
  /** How much at once. Default: the amount of a minute. */
  readonly burst?: number;
  /** In ms. */
  readonly now?: () => number;
}

/** Counts what each client takes, as token buckets in this process's memory. */
export class Buckets {
  readonly #perMinute: number;
  readonly #burst: number;
  readonly #perMs: number;
  readonly #now: () => number;
  readonly #buckets: LRUCache<string, Bucket>;

  constructor(options: BucketsOptions) {
    const { perMinute, now = () => performance.now() } = options;
    this.#perMinute = perMinute;
    this.#burst = options.burst ?? perMinute;
    this.#perMs = perMinute / 60_000;
    this.#now = now;
    this.#buckets = new LRUCache({ max: MAX_CLIENTS });
  }

  /** Takes so much, or nothing; answers in how many seconds to ask again, 0 if it was there. */
  take(client: string, amount: number): number {
    if (this.#perMinute === 0) return 0;
    const bucket = this.#bucketOf(client);
    const seconds = this.#secondsUntil(bucket, amount);
    if (seconds === 0) bucket.left -= amount;
    return seconds;
  }

  /** Gives back what was taken, as if it never was. */
  giveBack(client: string, amount: number): void {
    const bucket = this.#bucketOf(client);
    bucket.left = Math.min(this.#burst, bucket.left + amount);
  }

  /** In how many seconds one could be taken; 0 if it is there. */
  wait(client: string): number {
    return this.#perMinute === 0 ? 0 : this.#secondsUntil(this.#bucketOf(client), 1);
  }

  /** What a client may take now, and when all of it is there again. */
  stateOf(client: string): RateLimit {
    if (this.#perMinute === 0) return NO_RATE_LIMIT;
    const { left } = this.#bucketOf(client);
    return {
      limit: this.#burst,
      remaining: Math.max(0, Math.floor(left)),
      resetAt: new Date(Date.now() + (this.#burst - left) / this.#perMs),
    };
  }

  #secondsUntil({ left }: Bucket, amount: number): number {
    // What is more than all of a share is lent to who has all of theirs.
    const needed = Math.min(amount, this.#burst);
    return left < needed ? Math.ceil((needed - left) / this.#perMs / 1000) : 0;
  }

  #bucketOf(client: string): Bucket {
    const now = this.#now();
    const bucket = this.#buckets.get(client);
    if (bucket === undefined) {
      const bucket = { left: this.#burst, at: now };
      this.#buckets.set(client, bucket);
      return bucket;
    }
    bucket.left = Math.min(this.#burst, bucket.left + (now - bucket.at) * this.#perMs);
    bucket.at = now;
    return bucket;
  }
}
