import { LRUCache } from 'lru-cache';
import { applyChange } from '../../content/attribution.ts';
import { type ChangeCount, countChanges } from '../../content/diff.ts';
import { keyOf } from '../../content/remembered.ts';
import type { Span } from '../../content/span.ts';

/** What comparing the next version of a wiki page takes, so that its earlier versions need not be read again. */
export class PageHistory {
  #text: string;
  #spans: readonly Span[];
  /** A version that restores an earlier text brings back its authors. */
  readonly #byText: Map<string, readonly Span[]>;

  constructor(earlier?: PageHistory) {
    this.#text = earlier === undefined ? '' : earlier.#text;
    this.#spans = earlier === undefined ? [] : earlier.#spans;
    this.#byText = new Map(earlier === undefined ? [] : earlier.#byText);
  }

  /** Whose words the newest text is made of. */
  get spans(): readonly Span[] {
    return this.#spans;
  }

  get size(): number {
    let size = 1 + this.#text.length / 20;
    for (const spans of this.#byText.values()) size += spans.length + 2;
    return Math.ceil(size);
  }

  add(markdown: string, author: string): ChangeCount {
    const [before, key] = [this.#text, keyOf(markdown)];
    const cached = this.#byText.get(key);
    this.#text = markdown;
    if (cached !== undefined) {
      this.#spans = cached;
      if (before === markdown) return { charsAdded: 0, charsRemoved: 0 };
      return countChanges(before, markdown);
    }
    const change = applyChange({ spans: this.#spans, before, after: markdown, author });
    this.#spans = change.spans;
    this.#byText.set(key, change.spans);
    return change;
  }
}

/** By the newest version of a page. In all as many as take some twenty megabytes. */
const histories = new LRUCache<string, PageHistory>({
  maxSize: 300_000,
  sizeCalculation: (history) => history.size,
});

export function rememberHistory(revisionId: string, history: PageHistory): void {
  histories.set(revisionId, history);
}

/** For when earlier versions change. */
export function forgetHistories(): void {
  histories.clear();
}

/** The history up to a version, to go on from; undefined if another process wrote it, or that was long ago. */
export function historyAfter(revisionId: string): PageHistory | undefined {
  const history = histories.get(revisionId);
  return history && new PageHistory(history);
}
