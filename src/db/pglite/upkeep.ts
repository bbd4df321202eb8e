import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import sql from 'sql-template-tag';
import { reasonOf } from '../driver-error.ts';
import { queryableRunner } from '../run.ts';

/** How often it is looked whether something is to be done, in ms. */
const INTERVAL = 10_000;

/** How much may be in the log that a checkpoint has not written to the tables, in bytes. */
const MAX_LOG = 64 * 1024 * 1024;

/**
 * How many transactions a table's oldest row may be behind. PostgreSQL does it at twice as many, and stops
 * at two thousand million.
 */
const MAX_AGE = 100_000_000;

interface UpkeepOptions {
  /** Where no statement has a time limit. */
  readonly adapter: SqlDriverAdapter;
  /** Receives why it failed, once, until it works again. */
  readonly warn: (message: string) => void;
}

/**
 * Does for PGlite, which has one process, what others do for PostgreSQL: writes the log to the tables, which
 * bounds it and the time that opening takes after a crash; and frees the space of old rows. Returns what
 * ends it.
 */
export function startUpkeep({ adapter, warn }: UpkeepOptions): () => void {
  let isUnderWay = false;
  let isFailing = false;
  let isEnded = false;

  async function keepUpOnce(): Promise<void> {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      await keepUp(adapter);
      isFailing = false;
    } catch (error) {
      // What was under way when the database was closed fails, and that is nobody's concern.
      if (!isFailing && !isEnded) {
        warn(`PGlite's upkeep failed, and is tried again: ${reasonOf(error)}`);
      }
      isFailing = true;
    } finally {
      isUnderWay = false;
    }
  }

  const timer = setInterval(() => void keepUpOnce(), INTERVAL).unref();
  return () => {
    isEnded = true;
    clearInterval(timer);
  };
}

/** One pass. Others have their turns between its statements. */
export async function keepUp(adapter: SqlDriverAdapter, maxLog = MAX_LOG): Promise<void> {
  const runner = queryableRunner(adapter);
  for (const { name } of await runner.run<{ name: string }>('upkeep.tables', dueTables)) {
    await adapter.executeScript(`vacuum (analyze) ${name}`);
  }
  const [log] = await runner.run<{ size: number }>('upkeep.log', logSize);
  if (log !== undefined && log.size > maxLog) await adapter.executeScript('checkpoint');
}

const logSize = sql`
  select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) as size from pg_control_checkpoint()`;

/** Those that PostgreSQL's autovacuum would take, by its own settings. */
const dueTables = sql`
  select format('%I.%I', s.schemaname, s.relname) as name
  from pg_stat_all_tables s join pg_class c on c.oid = s.relid
  where s.schemaname in ('public', 'pg_catalog')
    and (
      s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
      or s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
      or age(c.relfrozenxid) > ${MAX_AGE}::int
    )`;
