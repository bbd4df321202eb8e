import sql from 'sql-template-tag';
import { orNull } from '../lib/or-null.ts';
import type { Database } from './database.ts';

/** Between two lines about a migration that takes long, in ms. */
const PAUSE = 10_000;

/**
 * Says every ten seconds how long a migration has taken so far, and how far an index is. PostgreSQL knows no share of
 * other statements.
 *
 * @returns what ends it
 */
export function reportSlowMigration(
  database: Database,
  name: string,
  log: (message: string) => void,
): () => void {
  const startedAt = performance.now();
  let isOver = false;
  const timer = setInterval(async () => {
    const index = await orNull(builtIndex(database));
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    const part = index === null ? '' : `, ${index.phase}: ${index.percent} %`;
    if (!isOver) log(`Applying ${name}: ${seconds} s so far${part}`);
  }, PAUSE);
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}

interface BuiltIndex {
  readonly phase: string;
  readonly percent: number;
}

/** PGlite has one connection, which is taken. */
async function builtIndex(database: Database): Promise<BuiltIndex | null> {
  if (database.engine === 'pglite') return null;
  const [index = null] = await database.run<BuiltIndex>(
    'migrations.builtIndex',
    sql`
      select phase, floor(100.0 * blocks_done / blocks_total)::int as percent
      from pg_stat_progress_create_index
      where datname = current_database() and blocks_total > 0 limit 1`,
  );
  return index;
}
