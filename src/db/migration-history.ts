import sql from 'sql-template-tag';
import type { Database, StatementRunner } from './database.ts';
import {
  DatabaseNewerError,
  EncodingError,
  ForeignDatabaseError,
  MigrationChangedError,
  MigrationUnfinishedError,
  ServerTooOldError,
} from './errors.ts';
import type { MigrationFile } from './migration-files.ts';

/** A row of `_prisma_migrations`, the table in which Prisma's tools keep the history too. */
interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/** The oldest server whose SQL suffices (`nulls not distinct`). */
const OLDEST_SERVER = 150_000;

/**
 * Which of the migrations have yet to be applied, in order.
 *
 * @param runner the database itself or a transaction on it
 * @throws {DatabaseError} when database and migrations do not fit together
 */
export async function pendingAmong(
  files: readonly MigrationFile[],
  runner: StatementRunner,
  location: Database['location'],
): Promise<MigrationFile[]> {
  const applied = await appliedMigrations(runner, location);
  const filesByName = new Map(files.map((file) => [file.name, file]));

  const unknown = applied.filter(({ name }) => !filesByName.has(name)).map(({ name }) => name);
  if (unknown.length > 0) throw new DatabaseNewerError(location, unknown);

  for (const { name, checksum, finished } of applied) {
    if (!finished) throw new MigrationUnfinishedError(location, name);
    if (filesByName.get(name)?.checksum !== checksum)
      throw new MigrationChangedError(location, name);
  }
  const done = new Set(applied.map(({ name }) => name));
  return files.filter(({ name }) => !done.has(name));
}

async function appliedMigrations(
  runner: StatementRunner,
  location: string,
): Promise<AppliedMigration[]> {
  const { version, versionNumber, encoding, hasHistory } = await inspect(runner);
  if (versionNumber < OLDEST_SERVER) throw new ServerTooOldError(location, version);
  if (encoding !== 'UTF8') throw new EncodingError(location, encoding);
  if (!hasHistory) {
    await assertEmpty(runner, location);
    return [];
  }
  return runner.run<AppliedMigration>(
    'migrations.applied',
    sql`
      select migration_name as name, checksum, finished_at is not null as finished
      from _prisma_migrations
      where rolled_back_at is null
      order by migration_name`,
  );
}

interface Inspection {
  readonly version: string;
  readonly versionNumber: number;
  readonly encoding: string;
  readonly hasHistory: boolean;
}

async function inspect(runner: StatementRunner): Promise<Inspection> {
  const [row] = await runner.run<Inspection>(
    'migrations.inspect',
    sql`
      select
        current_setting('server_version') as version,
        current_setting('server_version_num')::int as "versionNumber",
        current_setting('server_encoding') as encoding,
        to_regclass(quote_ident(current_schema()) || '._prisma_migrations') is not null as "hasHistory"`,
  );
  if (row === undefined) throw new TypeError('PostgreSQL did not describe itself');
  return row;
}

/** Tables that extensions brought do not count: they stand in many an empty database. */
async function assertEmpty(runner: StatementRunner, location: string): Promise<void> {
  const tables = await runner.run<{ name: string }>(
    'migrations.foreignTables',
    sql`
      select c.relname as name
      from pg_class c
      where c.relnamespace = quote_ident(current_schema())::regnamespace
        and c.relkind in ('r', 'p')
        and not exists (
          select from pg_depend d
          where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
        )
      order by c.relname`,
  );
  if (tables.length === 0) return;
  throw new ForeignDatabaseError(
    location,
    tables.map(({ name }) => name),
  );
}
