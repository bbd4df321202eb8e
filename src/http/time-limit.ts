import { tooSlow } from './refusal.ts';

interface TimeLimitOptions {
  /** Aborted when the client goes. */
  readonly connection: AbortSignal;
  readonly seconds: number;
}

/** How long an operation may go on: so many seconds, and no longer than its client is there. */
export class TimeLimit {
  readonly #connection: AbortSignal;
  readonly #seconds: number;
  /** On the process's own clock, in ms. */
  readonly #until: number;
  #controller: AbortController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #givenUp: unknown;
  #reject: ((reason: unknown) => void) | undefined;

  constructor({ connection, seconds }: TimeLimitOptions) {
    this.#connection = connection;
    this.#seconds = seconds;
    this.#until = performance.now() + seconds * 1000;
  }

  /** @throws why the operation is given up, once it is */
  assertNotOver(): void {
    const reason = this.#reason();
    if (reason !== undefined) throw reason;
  }

  /** Ends the operation before its time, for another reason. */
  giveUp(reason: unknown): void {
    this.#givenUp ??= reason;
    this.#reject?.(reason);
    this.#controller?.abort(reason);
  }

  /**
   * Runs `work` for no longer than the limit. What it began is left alone then; its outcome is ignored. One
   * timer is all that this costs: timers of equal length share a list, and are cheap to set and to clear.
   *
   * @throws why the operation is given up, once it is; and whatever `work` throws
   */
  async run<Result>(work: () => Result | PromiseLike<Result>): Promise<Result> {
    this.assertNotOver();
    const result = work();
    if (!isPromiseLike(result)) return result;
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<never>((_resolve, reject) => {
      this.#reject = reject;
      const rest = Math.ceil(this.#until - performance.now());
      timer = setTimeout(() => reject(tooSlow(this.#seconds)), rest);
    });
    try {
      return await Promise.race([result, over]);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Aborted when the operation is given up. It is there once somebody asks for it: a signal with its timer
   * and its listener costs the smallest query a tenth more, or even a fifth.
   */
  get signal(): AbortSignal {
    this.#controller ??= this.#watch(new AbortController());
    return this.#controller.signal;
  }

  /** The operation has ended. */
  end(): void {
    if (this.#controller === undefined) return;
    clearTimeout(this.#timer);
    this.#connection.removeEventListener('abort', this.#hangUp);
  }

  #watch(controller: AbortController): AbortController {
    const reason = this.#reason();
    if (reason !== undefined) {
      controller.abort(reason);
      return controller;
    }
    const rest = this.#until - performance.now();
    this.#timer = setTimeout(() => controller.abort(tooSlow(this.#seconds)), rest);
    this.#connection.addEventListener('abort', this.#hangUp, { once: true });
    return controller;
  }

  readonly #hangUp = () => this.#controller?.abort(this.#connection.reason);

  /** Why the operation is given up; undefined while it is not. */
  #reason(): unknown {
    if (this.#givenUp !== undefined) return this.#givenUp;
    if (this.#connection.aborted) return this.#connection.reason;
    return performance.now() >= this.#until ? tooSlow(this.#seconds) : undefined;
  }
}

function isPromiseLike<Result>(value: Result | PromiseLike<Result>): value is PromiseLike<Result> {
  return typeof value === 'object' && value !== null && 'then' in value;
}
