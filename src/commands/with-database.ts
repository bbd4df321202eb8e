import type { Database } from '../db/database.ts';
import type { OpenOptions } from '../db/open.ts';
import type { Env } from '../env.ts';
import { printProgress } from './print-progress.ts';
import { openWaiting } from './waiting.ts';

interface WithDatabaseOptions extends Omit<OpenOptions, 'url' | 'poolSize' | 'pool'> {
  /** How long to wait for a PostgreSQL that does not answer, in s. */
  readonly waitSeconds?: number | undefined;
}

/** Opens the database of the environment for as long as `work` takes. The engine is loaded only now. */
export async function withDatabase<T>(
  env: Pick<Env, 'DATABASE_URL' | 'DATABASE_POOL_SIZE' | 'DATABASE_POOL' | 'PGLITE_SYNC'>,
  work: (database: Database) => Promise<T>,
  { waitSeconds = 0, ...options }: WithDatabaseOptions = {},
): Promise<T> {
  const { openDatabase } = await import('../db/open.ts');
  const openOptions: OpenOptions = {
    url: env.DATABASE_URL,
    poolSize: env.DATABASE_POOL_SIZE,
    pool: env.DATABASE_POOL,
    isSynced: env.PGLITE_SYNC,
    warn: (message) => process.emitWarning(message),
    ...options,
  };
  const database = await openWaiting(() => openDatabase(openOptions), {
    seconds: waitSeconds,
    log: printProgress,
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
