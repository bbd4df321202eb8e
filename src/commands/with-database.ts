import type { Database } from '../db/database.ts';
import type { OpenOptions } from '../db/open.ts';
import type { Env } from '../env.ts';

/** Opens the database of the environment for as long as `work` takes. The engine is loaded only now. */
export async function withDatabase<T>(
  env: Pick<Env, 'DATABASE_URL' | 'DATABASE_POOL_SIZE' | 'DATABASE_POOL' | 'PGLITE_SYNC'>,
  work: (database: Database) => Promise<T>,
  options: Omit<OpenOptions, 'url' | 'poolSize' | 'pool'> = {},
): Promise<T> {
  const { openDatabase } = await import('../db/open.ts');
  const database = await openDatabase({
    url: env.DATABASE_URL,
    poolSize: env.DATABASE_POOL_SIZE,
    pool: env.DATABASE_POOL,
    isSynced: env.PGLITE_SYNC,
    warn: (message) => process.emitWarning(message),
    ...options,
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
