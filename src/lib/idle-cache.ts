import { LRUCache } from 'lru-cache';

/** Values are forgotten when nobody has asked for them for this long, in ms, or up to twice as long. */
export const MAX_IDLE = 30_000;

interface IdleCacheOptions<Value> {
  /** All values weigh no more than this together. */
  readonly maxWeight: number;
  readonly weightOf: (value: Value, key: string) => number;
  /** What weighs more is not remembered. Default: any weight up to that of all. */
  readonly maxWeightOfOne?: number;
}

interface Entry<Value> {
  readonly value: Value;
  /** Since the cache was last looked through. */
  isAskedFor: boolean;
}

/**
 * A cache that forgets what was not asked for lately: first where others need the room, and in the end in any
 * case, so that the memory which a busy hour took is given back after it.
 */
export class IdleCache<Value> {
  readonly #entries: LRUCache<string, Entry<Value>>;
  /** Runs while there is something to forget. */
  #timer: NodeJS.Timeout | undefined;

  constructor({ maxWeight, weightOf, maxWeightOfOne = maxWeight }: IdleCacheOptions<Value>) {
    this.#entries = new LRUCache({
      maxSize: maxWeight,
      maxEntrySize: maxWeightOfOne,
      sizeCalculation: ({ value }, key) => weightOf(value, key),
    });
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    entry.isAskedFor = true;
    return entry.value;
  }

  set(key: string, value: Value): void {
    this.#entries.set(key, { value, isAskedFor: true });
    this.#timer ??= setInterval(() => this.#forgetIdle(), MAX_IDLE).unref();
  }

  #forgetIdle(): void {
    for (const [key, entry] of [...this.#entries.entries()]) {
      if (entry.isAskedFor) entry.isAskedFor = false;
      else this.#entries.delete(key);
    }
    if (this.#entries.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
