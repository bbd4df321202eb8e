import { once } from '../../lib/once.ts';

interface SlotsOptions {
  /** How many one client may hold; 0, the default, for any number. */
  readonly perClient?: number;
  /** How many all anonymous clients may hold together, so that members find room. Default: any number. */
  readonly forAnonymous?: number;
}

/** Counts what each client holds at a time. */
export class Slots {
  readonly #perClient: number;
  readonly #forAnonymous: number;
  readonly #held = new Map<string, number>();
  #anonymous = 0;

  constructor({ perClient = 0, forAnonymous = Number.POSITIVE_INFINITY }: SlotsOptions) {
    this.#perClient = perClient;
    this.#forAnonymous = forAnonymous;
  }

  heldBy(client: string): number {
    return this.#held.get(client) ?? 0;
  }

  /** Takes one, and answers what gives it back; null when there is none. */
  take(client: string, isAnonymous: boolean): (() => void) | null {
    const held = this.#held.get(client) ?? 0;
    if (this.#perClient !== 0 && held >= this.#perClient) return null;
    if (isAnonymous && this.#anonymous >= this.#forAnonymous) return null;
    this.#held.set(client, held + 1);
    if (isAnonymous) this.#anonymous += 1;
    return once(() => {
      if (isAnonymous) this.#anonymous -= 1;
      const left = (this.#held.get(client) ?? 1) - 1;
      if (left === 0) this.#held.delete(client);
      else this.#held.set(client, left);
    });
  }
}
