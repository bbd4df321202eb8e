import { FIRST_LSN, type Lsn } from '../../../lib/lsn.ts';

interface Entry {
  /** On the process's own clock, in ms. */
  readonly at: number;
  readonly position: Lsn;
}

/**
 * Where the log of the primary ended at which time. The lag of a replica is measured against it: what a replica says
 * by itself grows while nobody writes, and does not while it is cut off.
 */
export class PrimaryHistory {
  readonly #maxLag: number;
  #entries: readonly Entry[] = [];

  /** @param maxLag in ms */
  constructor(maxLag: number) {
    this.#maxLag = maxLag;
  }

  note(position: Lsn, now = performance.now()): void {
    const last = this.#entries.at(-1);
    // Another server took over without all that the former one had written.
    const isBack = last !== undefined && position < last.position;
    const old = isBack ? [] : this.#entries.slice(Math.max(0, this.#floorIndex(now)));
    this.#entries = [...old, { at: now, position }];
  }

  /** What a replica has to have replayed so that it is not too far behind. */
  floor(now = performance.now()): Lsn {
    return this.#entries[this.#floorIndex(now)]?.position ?? FIRST_LSN;
  }

  /** How long ago the log already ended after this position, in ms; 0 when it does not, as far as is known. */
  lagOf(position: Lsn, now = performance.now()): number {
    const missing = this.#entries.find((entry) => entry.position > position);
    return missing === undefined ? 0 : now - missing.at;
  }

  /** Of the last entry that is older than the lag may be; -1 while none is. */
  #floorIndex(now: number): number {
    return this.#entries.findLastIndex(({ at }) => at <= now - this.#maxLag);
  }
}
