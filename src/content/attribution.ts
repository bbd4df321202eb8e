import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { diffWords } from './diff.ts';

export interface AttributedRevision {
  readonly author: string;
  readonly markdown: string;
}

/**
 * Who wrote how many characters (UTF-16 code units) of the last of a page's revisions, which come
 * oldest first. Words belong to whoever inserted them last; a revision that brings back an earlier
 * text exactly brings back its authors too. The counts add up to the length of the text.
 */
export function survivingChars(revisions: readonly AttributedRevision[]): Map<string, number> {
  const byText = new Map<string, readonly Span[]>();
  let text = '';
  let spans: readonly Span[] = [];
  let history = '';
  for (const { author, markdown } of revisions) {
    history = digestOf([history, author, markdown]);
    spans =
      known.get(history) ??
      byText.get(markdown) ??
      replay({ spans, before: text, after: markdown, author });
    known.set(history, spans);
    byText.set(markdown, spans);
    text = markdown;
  }
  return total(spans);
}

/** Neighbouring characters of one author. */
interface Span {
  readonly author: string;
  readonly length: number;
}

/**
 * The authors of texts by the history that made them: a page that is edited again is compared with its
 * last version alone. In all as many spans as take some ten megabytes.
 */
const known = new LRUCache<string, readonly Span[]>({
  maxSize: 200_000,
  sizeCalculation: (spans) => spans.length + 1,
});

function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

interface Change {
  readonly spans: readonly Span[];
  readonly before: string;
  readonly after: string;
  readonly author: string;
}

/** The authors of the text after a change, given those of the text before it. */
function replay({ spans, before, after, author }: Change): Span[] {
  const result: { author: string; length: number }[] = [];
  const add = (span: Span) => {
    const last = result.at(-1);
    if (last?.author === span.author) last.length += span.length;
    else if (span.length > 0) result.push({ ...span });
  };
  const reader = new SpanReader(spans);
  for (const { kind, tokens } of diffWords(before, after)) {
    const length = tokens.reduce((sum, token) => sum + token.length, 0);
    if (kind === 'INSERT') add({ author, length });
    else if (kind === 'DELETE') reader.take(length);
    else reader.take(length).forEach(add);
  }
  return result;
}

/** Reads spans from the first on, so many characters at a time. */
class SpanReader {
  readonly #spans: readonly Span[];
  #index = 0;
  #used = 0;

  constructor(spans: readonly Span[]) {
    this.#spans = spans;
  }

  take(length: number): Span[] {
    const taken: Span[] = [];
    let wanted = length;
    while (wanted > 0) {
      const span = this.#spans[this.#index];
      if (!span) break;
      const part = Math.min(wanted, span.length - this.#used);
      taken.push({ author: span.author, length: part });
      wanted -= part;
      this.#used += part;
      if (this.#used < span.length) continue;
      this.#index++;
      this.#used = 0;
    }
    return taken;
  }
}

function total(spans: readonly Span[]): Map<string, number> {
  const chars = new Map<string, number>();
  for (const { author, length } of spans) chars.set(author, (chars.get(author) ?? 0) + length);
  return chars;
}
