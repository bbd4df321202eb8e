import sql, { type Sql } from 'sql-template-tag';
import type { StatementRunner } from '../db/database.ts';
import { ALL } from './surrogate-keys.ts';

/** Where `announce_cache_changes` notifies. */
export const PURGE_CHANNEL = 'commonplace_purges';

/** How many changes are read at once. */
const BATCH_SIZE = 500;

/** How many changes of counters are: they are read seldom. */
const COUNTERS_BATCH_SIZE = 20_000;

/** The keys of what changed. */
export interface Changes {
  /** Of what may be gone or different now: caches must not show it any more. */
  readonly keys: readonly string[];
  /** Of what rows or counts were added to: caches may show it until they have a newer answer. */
  readonly softKeys: readonly string[];
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

/** Changes with the ids of their rows. */
export interface RecordedChanges extends Changes {
  readonly ids: readonly number[];
}

/** `counters` are changes of counters alone, and `others` are all other changes. */
export type ReadKind = 'all' | 'others' | 'counters';

const isOfCounters = sql`(c.is_soft and not exists (
    select from unnest(c.keys) key where key not like '%.n'
  ))`;

const CONDITIONS: Readonly<Record<ReadKind, Sql>> = {
  all: sql`true`,
  others: sql`not ${isOfCounters}`,
  counters: isOfCounters,
};

export async function readChanges(
  db: StatementRunner,
  kind: ReadKind = 'all',
): Promise<RecordedChanges> {
  const limit = kind === 'counters' ? COUNTERS_BATCH_SIZE : BATCH_SIZE;
  const rows = await db.run<{ id: number; keys: string[]; is_soft: boolean }>(
    `caching.readChanges.${kind}`,
    sql`select c.id, c.keys, c.is_soft from cache_changes c
      where ${CONDITIONS[kind]} order by c.id limit ${limit}`,
  );
  const keysOf = (isSoft: boolean) =>
    rows.filter((row) => row.is_soft === isSoft).flatMap(({ keys }) => keys);
  return { ids: rows.map(({ id }) => id), keys: keysOf(false), softKeys: keysOf(true) };
}

/** Call it once the cache has been purged. */
export async function forgetChanges(db: StatementRunner, ids: readonly number[]): Promise<void> {
  await db.execute(
    'caching.forgetChanges',
    sql`delete from cache_changes where id = any (${ids.map(String)}::bigint[])`,
  );
}
