import { createHash } from 'node:crypto';

/** The pages that a dump has. Memory holds some bytes of a digest for each: of a million titles that are not there, some are taken for others. */
export class DumpPages {
  #digests: number[] = [];
  #sorted: Uint32Array | null = null;
  /** Pages of the main namespace that lead to no other page. */
  articles = 0;

  get count(): number {
    return this.#digests.length;
  }

  add(title: string): void {
    this.#digests.push(digestOf(title));
    this.#sorted = null;
  }

  has(title: string): boolean {
    this.#sorted ??= Uint32Array.from(this.#digests).sort();
    const digest = digestOf(title);
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] ?? 0) < digest) low = middle + 1;
      else high = middle;
    }
    return this.#sorted[low] === digest;
  }
}

function digestOf(title: string): number {
  return createHash('sha1').update(title).digest().readUInt32LE();
}
