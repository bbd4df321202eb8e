import { LRUCache } from 'lru-cache';

/**
 * Above this many distinct statements, further ones are sent unprepared: each takes memory on every
 * connection, and clients decide what there is to prepare.
 */
const MOST_NAMES = 500;

/** How many statements that were sent once are remembered, in case they come again. */
const MOST_SEEN_ONCE = 500;

/**
 * Names for prepared statements, each prepared once a connection and then only bound. What comes for
 * the first time gets none: only what recurs is worth the memory.
 */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  const seenOnce = new LRUCache<string, true>({ max: MOST_SEEN_ONCE });
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MOST_NAMES) return UNPREPARED;
    if (!seenOnce.delete(sql)) {
      seenOnce.set(sql, true);
      return UNPREPARED;
    }
    const name = `commonplace_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}

/** PostgreSQL's unnamed statement: parsed anew each time. */
const UNPREPARED = '';
