import sql, { raw } from 'sql-template-tag';
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
  /** As PostgreSQL estimates them; counted where it never did. */
  readonly rows: number;
  /** Whether there are more than were counted. */
  readonly hasMore: boolean;
  /** With its indexes. */
  readonly bytes: number;
}

interface TableSize {
  readonly name: string;
  /** Null before the first ANALYZE. */
  readonly rows: number | null;
  readonly bytes: number;
}

/** The missing migrations in order, with what they lock for a time that grows with the table. */
export async function planMigrations(database: Database): Promise<PlannedMigration[]> {
  const pending = await pendingAmong(await readMigrations(), database, database.location);
  const sizes = await sizesOf(database);
  const planned: PlannedMigration[] = [];
  for (const { name, script } of pending) {
    const locks: PlannedLock[] = [];
    for (const lock of longLocksOf(script)) {
      const size = sizes.get(lock.table);
      // A table that is missing is made by a migration before, and is empty.
      if (size === undefined) continue;
      locks.push({ ...lock, ...(await rowsOf(database, size)), bytes: size.bytes });
    }
    planned.push({ name, locks });
  }
  return planned;
}

/** More rows are not counted. */
const MAX_COUNTED_ROWS = 1_000_000;

async function rowsOf(database: Database, { name, rows }: TableSize) {
  if (rows !== null) return { rows, hasMore: false };
  const [counted] = await database.run<{ readonly rows: number }>(
    'migrations.count',
    sql`select count(*) as rows from (
      select 1 from ${raw(`"${name}"`)} limit ${MAX_COUNTED_ROWS + 1}::int) t`,
  );
  const found = counted?.rows ?? 0;
  return { rows: Math.min(found, MAX_COUNTED_ROWS), hasMore: found > MAX_COUNTED_ROWS };
}

async function sizesOf(database: Database): Promise<ReadonlyMap<string, TableSize>> {
  const tables = await database.run<TableSize>(
    'migrations.sizes',
    sql`
      select c.relname as name, nullif(c.reltuples, -1)::bigint as rows,
        pg_total_relation_size(c.oid) as bytes
      from pg_class c
      where c.relnamespace = quote_ident(current_schema())::regnamespace and c.relkind in ('r', 'p')`,
  );
  return new Map(tables.map((table) => [table.name, table]));
}
