import sql, { type Sql } from 'sql-template-tag';

/** Waits until no other transaction has locked this name, and locks it until the transaction ends. */
export function advisoryLock(name: string): Sql {
  return sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0)) is null as locked`;
}
