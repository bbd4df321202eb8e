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

  constructor({ connection, seconds }: TimeLimitOptions) {
    this.#connection = connection;
    this.#seconds = seconds;
    this.#until = performance.now() + seconds * 1000;
  }

  /** @throws why the operation is given up, once it is */
  assertNotOver(): void {
    this.#connection.throwIfAborted();
    if (performance.now() >= this.#until) throw tooSlow(this.#seconds);
  }

  /**
   * Aborted when the operation is given up. It is there once somebody asks for it: a signal with its timer
   * and its listener costs a fifth of what the smallest query does.
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
    const rest = Math.max(0, this.#until - performance.now());
    this.#timer = setTimeout(() => controller.abort(tooSlow(this.#seconds)), rest);
    if (this.#connection.aborted) controller.abort(this.#connection.reason);
    else this.#connection.addEventListener('abort', this.#hangUp, { once: true });
    return controller;
  }

  readonly #hangUp = () => this.#controller?.abort(this.#connection.reason);
}
