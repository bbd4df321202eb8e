import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** In bytes: how much is remembered in all, and of one query. */
const MAX_BYTES = { all: 8_000_000, one: 200_000 };

/** What an entry takes besides its text. */
const BYTES_PER_ENTRY = 300;

/** Queries that clients have registered under their hash. */
export interface RegisteredQueries {
  get(hash: string): string | undefined;
  /** Remembers a query, if this is its hash; answers whether it is. */
  register(hash: string, query: string): boolean;
}

/**
 * Apollo's automatic persisted queries: a client sends a query with its SHA-256 once, and then the hash alone.
 * What was not asked for longest is forgotten; clients send it again.
 */
export function registeredQueries(): RegisteredQueries {
  const queries = new LRUCache<string, string>({
    maxSize: MAX_BYTES.all,
    maxEntrySize: MAX_BYTES.one,
    sizeCalculation: (text) => 2 * text.length + BYTES_PER_ENTRY,
  });
  return {
    get: (hash) => queries.get(hash),
    register(hash, query) {
      if (queries.get(hash) === query) return true;
      if (createHash('sha256').update(query).digest('hex') !== hash) return false;
      queries.set(hash, query);
      return true;
    },
  };
}
