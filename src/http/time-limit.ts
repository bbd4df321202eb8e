import type { MaybePromise } from '../lib/maybe-promise.ts';
import { tooSlow } from './refusal.ts';

interface TimeLimitOptions {
  /** Aborted when the client goes. */
  readonly connection: AbortSignal;
  readonly seconds: number;
}

/**
 * How long an operation may go on: so many seconds, and no longer than its client is there. There is no
 * signal for those who execute it: they would make an error of each field that waits, thousands at once,
 * and reads of an operation that was given up never come back anyway.
 */
export class TimeLimit {
  readonly #connection: AbortSignal;
  readonly #seconds: number;
  /** On the process's own clock, in ms. */
  readonly #until: number;
  #givenUp: unknown;
  #fail: ((reason: unknown) => void) | undefined;

  constructor({ connection, seconds }: TimeLimitOptions) {
    this.#connection = connection;
    this.#seconds = seconds;
    this.#until = performance.now() + seconds * 1000;
  }

  /** @throws why the operation is given up, once it is */
  assertNotOver(): void {
    const reason = this.findReason();
    if (reason !== undefined) throw reason;
  }

  /** Why the operation is given up; undefined while it is not. */
  findReason(): unknown {
    if (this.#givenUp !== undefined) return this.#givenUp;
    const reason = this.#overBecause();
    if (reason !== undefined) this.giveUp(reason);
    return reason;
  }

  /** Ends the operation, whatever it waits for. */
  giveUp(reason: unknown): void {
    this.#givenUp ??= reason;
    this.#fail?.(reason);
  }

  /**
   * Runs `work` for no longer than the limit. What it began is left alone then; its outcome is ignored. One
   * timer and one promise are all that this costs: timers of equal length share a list, and are cheap to set
   * and to clear.
   *
   * @throws why the operation is given up, once it is; and whatever `work` throws
   */
  run<Result>(work: () => Result | PromiseLike<Result>): MaybePromise<Result> {
    this.assertNotOver();
    const result = work();
    return isPromiseLike(result) ? this.#unlessOver(result) : result;
  }

  #unlessOver<Result>(result: PromiseLike<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const rest = Math.ceil(this.#until - performance.now());
      const timer = setTimeout(() => reject(tooSlow(this.#seconds)), rest);
      const fail = (reason: unknown) => {
        clearTimeout(timer);
        reject(reason);
      };
      result.then((value) => {
        clearTimeout(timer);
        resolve(value);
      }, fail);
      const failOthers = this.#fail;
      this.#fail = (reason) => {
        failOthers?.(reason);
        fail(reason);
      };
      // It may have been given up before there was anything to wait for.
      if (this.#givenUp !== undefined) fail(this.#givenUp);
    });
  }

  #overBecause(): unknown {
    if (this.#connection.aborted) return this.#connection.reason;
    return performance.now() >= this.#until ? tooSlow(this.#seconds) : undefined;
  }
}

function isPromiseLike<Result>(value: Result | PromiseLike<Result>): value is PromiseLike<Result> {
  return typeof value === 'object' && value !== null && 'then' in value;
}
