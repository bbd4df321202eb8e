/** A text became larger than any page. */
export class TooLargeError extends Error {}

/** Around the number of a marker: a character that no text of a wiki has. */
const MARK = '\u007f';
const MARKER = /\u007f[ib](\d+)\u007f/g;

/** A marker of a block alone stands for what no paragraph can hold. */
export const BLOCK_MARKER = /\u007fb\d+\u007f/;

/**
 * Finished HTML is taken out of a wikitext, so that no later step reads it as wikitext; a short marker stands
 * where it was.
 */
export class Markers {
  readonly #html: string[] = [];

  /** Takes out what stands within a line. */
  inline(html: string): string {
    return `${MARK}i${this.#html.push(html) - 1}${MARK}`;
  }

  /** Takes out what stands between paragraphs. */
  block(html: string): string {
    return `${MARK}b${this.#html.push(html) - 1}${MARK}`;
  }

  /** Sets what stands at a marker that was made before its HTML was known. */
  set(marker: string, html: string): void {
    const index = Number(/\d+/.exec(marker)?.[0]);
    this.#html[index] = html;
  }

  /**
   * Puts the HTML back.
   *
   * @throws TooLargeError if it gets longer than `limit`: a marker can stand in many places
   */
  restore(text: string, limit: number): string {
    let length = 0;
    const restore = (part: string, depth: number): string =>
      part.replace(MARKER, (_, index: string) => {
        const html = this.#html[Number(index)] ?? '';
        length += html.length;
        if (length > limit || depth > MAX_DEPTH) throw new TooLargeError();
        return html.includes(MARK) ? restore(html, depth + 1) : html;
      });
    return restore(text, 0);
  }

  static areIn(text: string): boolean {
    return text.includes(MARK);
  }

  /** Takes out of a text whatever looks like a marker. */
  static clean(text: string): string {
    return text.includes(MARK) ? text.replaceAll(MARK, '') : text;
  }
}

const MAX_DEPTH = 50;
