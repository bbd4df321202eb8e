/** A queue whose owners take turns: one that put in a hundred items holds up another by one at a time. */
export class FairQueue<Item> {
  readonly #items = new Map<object, Item[]>();

  push(owner: object, item: Item): void {
    const own = this.#items.get(owner);
    if (own === undefined) this.#items.set(owner, [item]);
    else own.push(item);
  }

  shift(): Item | undefined {
    const [next] = this.#items;
    if (next === undefined) return undefined;
    const [owner, items] = next;
    const item = items.shift();
    this.#items.delete(owner);
    if (items.length > 0) this.#items.set(owner, items);
    return item;
  }
}
