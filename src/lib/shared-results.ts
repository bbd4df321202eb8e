import { IdleCache } from './idle-cache.ts';

interface SharedResultsOptions<Value> {
  /** All results that are remembered weigh no more than this together. */
  readonly maxWeight: number;
  readonly weightOf: (value: Value) => number;
}

/** Throws when the result is not wanted any more. */
type AssertWanted = () => void;

interface Running<Value> {
  readonly result: Promise<Value>;
  /** Of each who waits for it. */
  readonly waiting: AssertWanted[];
}

interface MakeOptions<Value> {
  /** Throws when this caller does not want the result any more. */
  readonly assertWanted: AssertWanted;
  /** Is given what throws when no caller wants it any more. */
  readonly make: (assertWanted: AssertWanted) => Promise<Value>;
}

/** Remembers results by key, and shares those that are still being made. Failures are not remembered. */
export class SharedResults<Value extends object> {
  readonly weightOf: (value: Value) => number;
  readonly #results: IdleCache<Value>;
  readonly #running = new Map<string, Running<Value>>();

  constructor({ maxWeight, weightOf }: SharedResultsOptions<Value>) {
    this.weightOf = weightOf;
    this.#results = new IdleCache({
      maxWeight,
      weightOf: (value, key) => key.length + weightOf(value) + 1,
    });
  }

  /** What is remembered; undefined when nothing is. */
  find(key: string): Value | undefined {
    return this.#results.get(key);
  }

  async findOrMake(key: string, { assertWanted, make }: MakeOptions<Value>): Promise<Value> {
    const cached = this.#results.get(key);
    if (cached !== undefined) return cached;
    const running = this.#running.get(key);
    if (running !== undefined) {
      running.waiting.push(assertWanted);
      return running.result;
    }
    const waiting = [assertWanted];
    const result = this.#keep(
      key,
      make(() => assertAnyWants(waiting)),
    );
    this.#running.set(key, { result, waiting });
    return result;
  }

  async #keep(key: string, making: Promise<Value>): Promise<Value> {
    try {
      const value = await making;
      this.#results.set(key, value);
      return value;
    } finally {
      this.#running.delete(key);
    }
  }
}

function assertAnyWants(waiting: readonly AssertWanted[]): void {
  let reason: unknown;
  for (const assertWanted of waiting) {
    try {
      assertWanted();
      return;
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}
