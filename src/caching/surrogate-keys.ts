import { hash } from 'node:crypto';

/** What every answer has, and what is purged when nobody knows what changed. */
export const ALL = 'all';

/** What an answer has that depends on any row, and every purge has. */
export const ANY = '*';

/** The end of a key of counters: an answer that reads them has it. */
export const COUNTED = /\.n$/;

/** Short enough for hundreds in a header; that two are alike now and then purges an answer too many. */
const KEY_LENGTH = 6;

/** A key as caches have it. `all` stays as it is, so that operators can purge it by hand. */
export function shortKey(key: string): string {
  return key === ALL ? ALL : hash('sha1', key, 'base64url').slice(0, KEY_LENGTH);
}

/** The keys that are purged for recorded changes. */
export function purgedKeys(changes: Iterable<string>): Set<string> {
  const keys = new Set<string>();
  for (const change of changes) {
    if (change === ALL) return new Set([ALL]);
    keys.add(change);
    // Who read counters read the rest, too.
    if (!COUNTED.test(change)) keys.add(`${change}.n`);
    const table = /^\/(\w+)/.exec(change)?.[1];
    if (table !== undefined) keys.add(`*${table}`);
  }
  if (keys.size > 0) keys.add(ANY);
  return keys;
}
