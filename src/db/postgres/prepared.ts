import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/**
 * Above this many distinct statements, further ones are sent unprepared: each takes memory on every
 * connection, and clients decide what there is to prepare.
 */
const MAX_NAMES = 500;

/** How long the texts of all prepared statements may be together, and one of them, in characters. */
const MAX_LENGTH = { all: 5_000_000, one: 200_000 };

/** What is remembered of statements that were sent once, in case they come again, in characters. */
const MAX_SEEN_ONCE = 2_000_000;

/**
 * Names for prepared statements, each prepared once a connection and then only bound. What comes for
 * the first time gets none: only what recurs is worth the memory.
 *
 * A name is a digest of its text. Where a pooler mixes up the sessions of its clients, a name then finds
 * the same statement or none, and never that of another client.
 */
export function statementNames(): (query: { sql: string }) => string {
  // By their length: to compare two texts of many thousand characters costs less than a hash of one.
  const prepared = new Map<number, { readonly sql: string; readonly name: string }[]>();
  const seenOnce = new LRUCache<string, true>({
    maxSize: MAX_SEEN_ONCE,
    sizeCalculation: (_seen, sql) => sql.length,
  });
  let names = 0;
  let length = 0;
  return ({ sql }) => {
    const equallyLong = prepared.get(sql.length) ?? [];
    const found = equallyLong.find((one) => one.sql === sql);
    if (found !== undefined) return found.name;
    const isTooLong = sql.length > MAX_LENGTH.one || length + sql.length > MAX_LENGTH.all;
    if (names >= MAX_NAMES || isTooLong) return UNPREPARED;
    if (!seenOnce.delete(sql)) {
      seenOnce.set(sql, true);
      return UNPREPARED;
    }
    names += 1;
    length += sql.length;
    const digest = createHash('sha256').update(sql).digest('hex');
    const name = `commonplace_${digest.slice(0, DIGEST_LENGTH)}`;
    prepared.set(sql.length, [...equallyLong, { sql, name }]);
    return name;
  };
}

/** In hexadecimal digits. PostgreSQL cuts off names of more than 63 bytes. */
const DIGEST_LENGTH = 32;

/** PostgreSQL's unnamed statement: parsed each time. */
const UNPREPARED = '';
