import sql from 'sql-template-tag';
import type { Database } from './database.ts';
import { readMigrations } from './migration-files.ts';
import { pendingAmong } from './migration-history.ts';
import { longLocksOf } from './migration-locks.ts';

/** What a missing migration does to the tables of a database. */
export interface PlannedMigration {
  readonly name: string;
  readonly locks: readonly PlannedLock[];
}

interface PlannedLock {
  readonly table: string;
  readonly blocks: 'writes' | 'everything';
  readonly why: string;
  /** As PostgreSQL estimates them. */
  readonly rows: number;
  /** With its indexes. */
  readonly bytes: number;
}

interface TableSize {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
}

/** The missing migrations in order, with what they lock for a time that grows with the table. */
export async function planMigrations(database: Database): Promise<PlannedMigration[]> {
  const pending = await pendingAmong(await readMigrations(), database, database.location);
  const sizes = await sizesOf(database);
  return pending.map(({ name, script }) => ({
    name,
    // A table that is missing is made by a migration before, and is empty.
    locks: longLocksOf(script).flatMap((lock) => {
      const size = sizes.get(lock.table);
      return size === undefined ? [] : [{ ...lock, rows: size.rows, bytes: size.bytes }];
    }),
  }));
}

async function sizesOf(database: Database): Promise<ReadonlyMap<string, TableSize>> {
  const tables = await database.run<TableSize>(
    'migrations.sizes',
    sql`
      select c.relname as name, greatest(c.reltuples, 0)::bigint as rows,
        pg_total_relation_size(c.oid) as bytes
      from pg_class c
      where c.relnamespace = quote_ident(current_schema())::regnamespace and c.relkind in ('r', 'p')`,
  );
  return new Map(tables.map((table) => [table.name, table]));
}
