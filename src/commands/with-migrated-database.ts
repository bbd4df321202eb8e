import type { Database } from '../db/database.ts';
import type { Env } from '../env.ts';
import { printProgress } from './print-progress.ts';
import { withDatabase } from './with-database.ts';

/** The same for commands that write: brings the database up to date first, as `serve` does. */
export function withMigratedDatabase<T>(
  env: Env,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  return withDatabase(
    env,
    async (database) => {
      const { migrate } = await import('../db/migrate.ts');
      await migrate(database, { log: printProgress });
      return work(database);
    },
    { throughServer: true },
  );
}
