import { LRUCache } from 'lru-cache';
import type { Span } from '../content/span.ts';

/**
 * Who wrote which part of a version, by the version's id: a page that is edited again is compared with
 * its last version alone. In all as many spans as take some ten megabytes.
 */
const known = new LRUCache<string, readonly Span[]>({
  maxSize: 200_000,
  sizeCalculation: (spans) => spans.length + 1,
});

export function rememberSpans(revisionId: string, spans: readonly Span[]): void {
  known.set(revisionId, spans);
}

/** Undefined for a version that another server wrote, or that was long ago. */
export function knownSpans(revisionId: string): readonly Span[] | undefined {
  return known.get(revisionId);
}
