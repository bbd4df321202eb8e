import type { Span } from '../content/span.ts';
import { IdleCache } from '../lib/idle-cache.ts';

/**
 * Who wrote which part of a version, by the version's id: a page that is edited again is compared with
 * its last version alone. In all as many spans as take some ten megabytes.
 */
const spansByRevision = new IdleCache<readonly Span[]>({
  maxWeight: 200_000,
  weightOf: (spans) => spans.length + 1,
});

export function cacheSpans(revisionId: string, spans: readonly Span[]): void {
  spansByRevision.set(revisionId, spans);
}

/** Undefined for a version that another server wrote, or that was long ago. */
export function cachedSpans(revisionId: string): readonly Span[] | undefined {
  return spansByRevision.get(revisionId);
}
