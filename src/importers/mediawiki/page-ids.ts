import type { DumpPage } from './walk-dump.ts';

/** Ids are remembered in pieces of so many bits. */
const BITS_IN_PIECE = 1 << 16;

/**
 * Which ids the pages of a dump have had so far. Wikis give each page an id of its own, which stays when the page is
 * renamed; a file that was put together by hand may not.
 */
export class PageIds {
  readonly #pieces = new Map<number, Uint8Array>();

  /** The stable id of a page. None if it is no number, or another page of the dump had it. */
  stableIdOf({ place: { id } }: DumpPage): { readonly stableId?: string } {
    if (!/^[1-9]\d{0,14}$/.test(id) || !this.#isFirst(Number(id))) return {};
    return { stableId: id };
  }

  #isFirst(id: number): boolean {
    const number = Math.floor(id / BITS_IN_PIECE);
    const bit = id % BITS_IN_PIECE;
    const piece = this.#pieces.get(number) ?? new Uint8Array(BITS_IN_PIECE / 8);
    this.#pieces.set(number, piece);
    const [byte, mask] = [bit >> 3, 1 << (bit & 7)];
    const isFirst = ((piece[byte] ?? 0) & mask) === 0;
    piece[byte] = (piece[byte] ?? 0) | mask;
    return isFirst;
  }
}
