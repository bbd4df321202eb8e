import { cleanText } from './clean-text.ts';
import { type ChangeCount, diffWords } from './diff.ts';
import { MovedLines } from './moved-spans.ts';
import type { Span } from './span.ts';

export interface AttributedRevision {
  readonly author: string;
  readonly markdown: string;
}

/**
 * Who wrote which part of the last of a page's revisions, which come oldest first. Words belong to
 * the user who inserted them last; lines that a revision moves keep their authors, and one that restores an
 * earlier text exactly brings back its authors too. The lengths add up to the length of the text, cleaned.
 */
export function spansOf(revisions: readonly AttributedRevision[]): readonly Span[] {
  const byText = new Map<string, readonly Span[]>();
  let text = '';
  let spans: readonly Span[] = [];
  for (const { author, markdown: stored } of revisions) {
    const markdown = cleanText(stored);
    spans = byText.get(markdown) ?? spansAfter({ spans, before: text, after: markdown, author });
    byText.set(markdown, spans);
    text = markdown;
  }
  return spans;
}

export interface Change {
  readonly spans: readonly Span[];
  readonly before: string;
  readonly after: string;
  readonly author: string;
}

/** The authors of the text after a change, from those of the text before it. */
export function spansAfter(change: Change): Span[] {
  return applyChange(change).spans;
}

/** The same with what `countChanges` counts, from one comparison. Both texts are cleaned. */
export function applyChange({ spans, before, after, author }: Change): AppliedChange {
  const result: { author: string; length: number }[] = [];
  const add = (span: Span) => {
    const last = result.at(-1);
    if (last?.author === span.author) last.length += span.length;
    else if (span.length > 0) result.push({ ...span });
  };
  const reader = new SpanReader(spans);
  const moved = new MovedLines();
  let [charsAdded, charsRemoved] = [0, 0];
  const parts = diffWords(before, after).map(({ kind, tokens }) => {
    const text = tokens.join('');
    const had = kind === 'INSERT' ? [] : reader.take(text.length);
    if (kind === 'DELETE') moved.add(text, had);
    if (kind === 'INSERT') charsAdded += text.length;
    if (kind === 'DELETE') charsRemoved += text.length;
    return { kind, text, had };
  });
  for (const { kind, text, had } of parts) {
    if (kind === 'EQUAL') had.forEach(add);
    if (kind === 'INSERT') moved.spansOf(text, author).forEach(add);
  }
  return { spans: result, charsAdded, charsRemoved };
}

export interface AppliedChange extends ChangeCount {
  readonly spans: Span[];
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

/** How many characters each author has. */
export function charsByAuthor(spans: readonly Span[]): Map<string, number> {
  const chars = new Map<string, number>();
  for (const { author, length } of spans) chars.set(author, (chars.get(author) ?? 0) + length);
  return chars;
}
