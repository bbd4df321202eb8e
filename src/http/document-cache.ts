import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Characters of source that are remembered in all, and of one document; its tree takes far more. */
const MOST_CHARACTERS = { all: 2_000_000, one: 20_000 };

/**
 * Remembers documents that were parsed, bounded by their length and not by their number: a thousand
 * that are as long as a body may be would fill the memory. Refused ones are not remembered at all.
 */
export function documentCache() {
  return {
    documentCache: new LRUCache<string, DocumentNode>({
      maxSize: MOST_CHARACTERS.all,
      maxEntrySize: MOST_CHARACTERS.one,
      sizeCalculation: (_document, source) => source.length,
    }),
    errorCache: { get: () => undefined, set: () => undefined },
  };
}
