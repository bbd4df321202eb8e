import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Database, StatementRunner } from './database.ts';
import { MigrationFailedError } from './errors.ts';
import { type MigrationFile, readMigrations } from './migration-files.ts';
import { pendingAmong } from './migration-history.ts';
import { reportSlowMigration } from './slow-migration.ts';

export interface MigrateOptions {
  /** Receives what is about to be applied, and what takes long. */
  readonly log?: (message: string) => void;
  /** Where the migrations are; by default, the committed ones. */
  readonly directory?: string;
}

/** Between two lines that say how many migrations are left, in ms. */
const PROGRESS_PAUSE = 5_000;

/**
 * Applies the migrations that the database has not had yet, each in a transaction of its own: one that
 * fails, or whose process is killed, leaves nothing behind and is tried again at the next start.
 * Servers that start at the same time take turns. When nothing is pending this costs two reads.
 *
 * The history is Prisma's own (`_prisma_migrations`), so that its tools agree on what was applied.
 * Prisma's engine does not do the applying: it records each step in a transaction apart, and its
 * adapters cut scripts at every semicolon, also within the body of a function.
 *
 * @returns the names of the migrations that this call applied, in order
 * @throws {DatabaseError} that says what is wrong and what to do
 */
export async function migrate(
  database: Database,
  { log, directory }: MigrateOptions = {},
): Promise<{ applied: string[] }> {
  const files = await readMigrations(directory);
  const pending = await pendingAmong(files, database, database.location);
  const applied: string[] = [];
  let saidAt = Number.NEGATIVE_INFINITY;
  for (let left = pending.length; left > 0; ) {
    if (performance.now() - saidAt > PROGRESS_PAUSE) {
      saidAt = performance.now();
      log?.(
        `Applying ${left === 1 ? 'a migration' : `${left} migrations`} to ${database.location}`,
      );
    }
    const step = await applyNext(database, files, log);
    if (step.applied !== undefined) applied.push(step.applied);
    left = step.left;
  }
  return { applied };
}

/** The names of the migrations that the database has not had yet, in order. */
export async function pendingMigrations(database: Database, directory?: string): Promise<string[]> {
  const files = await readMigrations(directory);
  const pending = await pendingAmong(files, database, database.location);
  return pending.map(({ name }) => name);
}

/** Only one process migrates a database at a time. The number is arbitrary; it must not change. */
const LOCK_KEY = 4_202_611_232;

function applyNext(
  database: Database,
  files: readonly MigrationFile[],
  log: MigrateOptions['log'],
): Promise<{ applied?: string; left: number }> {
  return database.longTransaction(async (transaction) => {
    // Another server may hold the lock for as long as its migration takes, and ours may take as long.
    await transaction.execute('migrations.noTimeout', sql`set local statement_timeout = 0`);
    await transaction.execute(
      'migrations.lock',
      sql`select pg_advisory_xact_lock(${LOCK_KEY}::bigint)`,
    );
    // Another server may have applied some while this one waited for the lock.
    const [next, ...rest] = await pendingAmong(files, transaction, database.location);
    if (next === undefined) return { left: 0 };
    const end = log && reportSlowMigration(database, next.name, log);
    try {
      await applyScript(transaction, next.script);
    } catch (error) {
      throw new MigrationFailedError(database.location, next.name, error);
    } finally {
      end?.();
    }
    await recordMigration(transaction, next);
    return { applied: next.name, left: rest.length };
  });
}

/**
 * Runs many statements at once. PL/pgSQL's EXECUTE takes a whole script, on both engines alike, where
 * the drivers' bound statements take one statement only.
 */
async function applyScript(transaction: StatementRunner, script: string): Promise<void> {
  await transaction.execute(
    'migrations.defineApply',
    sql`
      create or replace function pg_temp.apply_script(script text) returns void
      language plpgsql as $$ begin execute script; end $$`,
  );
  await transaction.execute('migrations.apply', sql`select pg_temp.apply_script(${script})`);
}

async function recordMigration(
  transaction: StatementRunner,
  { name, checksum }: MigrationFile,
): Promise<void> {
  // The table as Prisma's engine makes it.
  await transaction.execute(
    'migrations.defineHistory',
    sql`
      create table if not exists _prisma_migrations (
        id varchar(36) primary key not null,
        checksum varchar(64) not null,
        finished_at timestamptz,
        migration_name varchar(255) not null,
        logs text,
        rolled_back_at timestamptz,
        started_at timestamptz not null default now(),
        applied_steps_count integer not null default 0
      )`,
  );
  await transaction.execute(
    'migrations.record',
    sql`
      insert into _prisma_migrations
        (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
      values (${randomUUID()}, ${checksum}, clock_timestamp(), ${name}, now(), 1)`,
  );
}
