import sql from 'sql-template-tag';
import type { StatementRunner } from '../db/database.ts';
import { ALL } from './surrogate-keys.ts';

/** Where `announce_cache_changes` notifies. */
export const PURGE_CHANNEL = 'commonplace_purges';

/** How many changes are read at once. */
const BATCH_SIZE = 500;

export interface RecordedChanges {
  readonly ids: readonly number[];
  readonly keys: readonly string[];
}

/**
 * Has changes recorded for a day from now on. Where they were not recorded all the time before, or answers were made
 * with other settings, everything is to be purged.
 */
export async function recordChanges(db: StatementRunner, settings: string): Promise<void> {
  await db.execute(
    'caching.recordChanges',
    sql`with before as (
        select from cache_purging where id = 1 and until > now() and settings = ${settings}
      ), written as (
        insert into cache_purging (id, until, settings) values (1, now() + interval '1 day', ${settings})
        on conflict (id) do update set until = excluded.until, settings = excluded.settings
      )
      insert into cache_changes (keys) select array[${ALL}] where not exists (select from before)`,
  );
}

export async function readChanges(db: StatementRunner): Promise<RecordedChanges> {
  const rows = await db.run<{ id: number; keys: string[] }>(
    'caching.readChanges',
    sql`select c.id, c.keys from cache_changes c order by c.id limit ${BATCH_SIZE}`,
  );
  return { ids: rows.map(({ id }) => id), keys: rows.flatMap(({ keys }) => keys) };
}

/** To be called once the cache has been told. */
export async function forgetChanges(db: StatementRunner, ids: readonly number[]): Promise<void> {
  await db.execute(
    'caching.forgetChanges',
    sql`delete from cache_changes where id = any (${ids.map(String)}::bigint[])`,
  );
}
