/**
 * Cuts the rest of a text that is longer than any text of a wiki, before the XML parser holds it in memory.
 * In XML a text goes on until the next `<`.
 */
export class LongTexts {
  readonly #limit: number;
  #length = 0;
  #wasCut = false;
  #skippedLines = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Line ends in what was cut. */
  get skippedLines(): number {
    return this.#skippedLines;
  }

  /** What is left of the next part of the file. */
  cut(part: string): string {
    const last = part.lastIndexOf('<');
    if (last === -1) return this.#goOn(part);
    const first = part.indexOf('<');
    const begin = this.#goOn(part.slice(0, first));
    this.#length = part.length - last;
    return begin + part.slice(first);
  }

  /** Whether a text was cut since the last call. */
  takeWasCut(): boolean {
    const wasCut = this.#wasCut;
    this.#wasCut = false;
    return wasCut;
  }

  #goOn(part: string): string {
    const room = this.#limit - this.#length;
    this.#length += part.length;
    if (part.length <= room) return part;
    this.#wasCut = true;
    const beginning = room > 0 ? part.slice(0, room) : '';
    this.#skippedLines += part.slice(beginning.length).match(/\n/g)?.length ?? 0;
    // Half a reference would be an error: it is left out, or completed if the parser has its first half.
    if (room <= 0) return room === 0 ? (/^[\w#]{0,9};/.exec(part)?.[0] ?? '') : '';
    return beginning.replace(/&[^;\s]*$/, '');
  }
}
