import type { Span } from './span.ts';

/** Shorter lines are alike by chance. */
const MIN_LENGTH = 8;

interface MovedLine {
  /** Of what it says. */
  readonly spans: readonly Span[];
  /** The white space after that, and its authors. */
  readonly end: string;
  readonly endSpans: readonly Span[];
}

/** Lines that a change takes out, with their authors, for when it puts them in elsewhere. */
export class MovedLines {
  readonly #byText = new Map<string, MovedLine[]>();

  /** Notes what was deleted; `spans` are the authors of `text`. */
  add(text: string, spans: readonly Span[]): void {
    let start = 0;
    for (const { indent, key, end } of linesOf(text)) {
      const from = start + indent;
      const to = from + key.length;
      start = to + end.length;
      if (key.length < MIN_LENGTH) continue;
      const endSpans = slice(spans, to, start);
      const line = { spans: slice(spans, from, to), end, endSpans };
      const alike = this.#byText.get(key);
      if (alike) alike.push(line);
      else this.#byText.set(key, [line]);
    }
  }

  /** The authors of an inserted text: of a line that was moved those it had, of all else `author`. */
  spansOf(text: string, author: string): Span[] {
    return linesOf(text).flatMap(({ indent, key, end }) => {
      const moved = this.#byText.get(key)?.shift();
      if (!moved) return [{ author, length: indent + key.length + end.length }];
      const endSpans = moved.end === end ? moved.endSpans : [{ author, length: end.length }];
      return [{ author, length: indent }, ...moved.spans, ...endSpans];
    });
  }
}

interface Line {
  readonly indent: number;
  /** What it says, without white space around it. */
  readonly key: string;
  readonly end: string;
}

function linesOf(text: string): Line[] {
  return text.split(/(?<=\n)/).map((line) => {
    const indent = line.length - line.trimStart().length;
    const key = line.trim();
    return { indent, key, end: line.slice(indent + key.length) };
  });
}

/** The spans of a part of a text, from those of the whole. */
function slice(spans: readonly Span[], from: number, to: number): Span[] {
  const sliced: Span[] = [];
  let start = 0;
  for (const { author, length } of spans) {
    const part = Math.min(to, start + length) - Math.max(from, start);
    if (part > 0) sliced.push({ author, length: part });
    start += length;
  }
  return sliced;
}
