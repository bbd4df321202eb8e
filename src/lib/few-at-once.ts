import type { MaybePromise } from './maybe-promise.ts';
import { once } from './once.ts';

/** Lets few pieces of work be under way at once; the others wait, in their order. */
export class FewAtOnce {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(most: number) {
    this.#free = most;
  }

  /** Gives what ends the work, when it may begin. */
  begin(): MaybePromise<() => void> {
    const end = once(() => this.#passOn());
    if (this.#free > 0) {
      this.#free -= 1;
      return end;
    }
    return new Promise((resolve) => this.#waiting.push(() => resolve(end)));
  }

  #passOn(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
