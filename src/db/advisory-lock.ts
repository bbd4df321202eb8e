import sql, { type Sql } from 'sql-template-tag';

/**
 * Waits until no other transaction has locked this name, and keeps it until the transaction ends.
 *
 * @param seed tells apart the names of one purpose from those of another
 */
export function advisoryLock(name: string, seed = 0): Sql {
  return sql`select pg_advisory_xact_lock(hashtextextended(${name}, ${seed}::bigint)) is null as locked`;
}
