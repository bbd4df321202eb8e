/** A queue whose owners take turns: one that put in a hundred items holds up another by one at a time. */
export class FairQueue<Owner, Item> {
  readonly #items = new Map<Owner, Item[]>();

  has(owner: Owner): boolean {
    return this.#items.has(owner);
  }

  push(owner: Owner, item: Item): void {
    const own = this.#items.get(owner);
    if (own === undefined) this.#items.set(owner, [item]);
    else own.push(item);
  }

  /** @param rankOf who comes first: the least of them, and of equals who has waited longest. Default: all are equal. */
  shift(rankOf: (owner: Owner) => number = () => 0): Item | undefined {
    let next: Owner | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const owner of this.#items.keys()) {
      const rank = rankOf(owner);
      if (rank < least) [next, least] = [owner, rank];
    }
    if (next === undefined) return undefined;
    const items = this.#items.get(next) ?? [];
    const item = items.shift();
    this.#items.delete(next);
    if (items.length > 0) this.#items.set(next, items);
    return item;
  }
}
