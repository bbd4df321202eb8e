/** The addresses that show one list of a page from elsewhere on, for readers without a script. */
export class ListPageAddress {
  readonly #parameters: URLSearchParams;
  readonly #name: string;
  readonly #id: string;

  /**
   * @param search of the page
   * @param prefix what the parameters of the list begin with
   * @param id of its section
   */
  constructor(search: string, prefix: string, id: string) {
    this.#parameters = new URLSearchParams(search);
    this.#name = afterName(prefix);
    this.#id = id;
  }

  /** Whether the list is shown from its beginning. */
  get isFirst(): boolean {
    return !this.#parameters.has(this.#name);
  }

  /** Where the list goes on after a cursor; from its beginning if that is null. */
  after(cursor: string | null | undefined): string {
    const parameters = new URLSearchParams(this.#parameters);
    if (cursor) parameters.set(this.#name, cursor);
    else parameters.delete(this.#name);
    return `?${parameters}#${this.#id}`;
  }
}

/** The parameter that says after which item a list begins: `comments.after`. */
export function afterName(prefix: string): string {
  return `${prefix}.after`;
}
