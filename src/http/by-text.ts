import { LRUCache } from 'lru-cache';

/** Characters of source that are remembered in all, and of one document; its tree takes far more. */
const MOST_CHARACTERS = { all: 2_000_000, one: 20_000 };

/**
 * Remembers something of documents by their text, bounded by their length and not by their number: a
 * thousand that are as long as a body may be would fill the memory.
 */
export function byText<Value extends object>(): LRUCache<string, Value> {
  return new LRUCache({
    maxSize: MOST_CHARACTERS.all,
    maxEntrySize: MOST_CHARACTERS.one,
    sizeCalculation: (_value, text) => text.length,
  });
}
