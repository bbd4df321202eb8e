import { once } from '../../lib/once.ts';
import { DatabaseBusyError } from '../errors.ts';

/** Statements and transactions that may wait for their turn; more are refused. */
const MAX_WAITING = 1_000;

interface Waiting {
  readonly begin: () => void;
  readonly timer: NodeJS.Timeout | undefined;
}

/** Hands out one connection: to one at a time, in the order in which they came. */
export class Turns {
  #isTaken = false;
  readonly #waiting = new Set<Waiting>();

  /**
   * @param maxWait in ms; Infinity for any time
   * @returns what ends the turn; once, it may be called again
   * @throws DatabaseBusyError at once when too many wait, and when it has waited for too long
   */
  async take(maxWait: number): Promise<() => void> {
    if (this.#isTaken) await this.#wait(maxWait);
    this.#isTaken = true;
    return once(() => this.#next());
  }

  #wait(maxWait: number): Promise<void> {
    if (this.#waiting.size >= MAX_WAITING) throw new DatabaseBusyError();
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#waiting.delete(waiting);
        reject(new DatabaseBusyError());
      };
      const timer = Number.isFinite(maxWait) ? setTimeout(giveUp, maxWait) : undefined;
      const waiting: Waiting = { begin: resolve, timer };
      this.#waiting.add(waiting);
    });
  }

  /** While others wait the connection stays taken, so that a newcomer cannot overtake them. */
  #next(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#isTaken = false;
      return;
    }
    clearTimeout(next.timer);
    this.#waiting.delete(next);
    next.begin();
  }
}
