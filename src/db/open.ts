import type { Database } from './database.ts';
import type { OpenPgliteOptions } from './pglite/open-pglite.ts';
import type { OpenPostgresOptions } from './postgres/open-postgres.ts';

/** The URL is `pglite:DIR`, `pglite:memory`, or `postgres://…`. */
export type OpenOptions = OpenPostgresOptions & OpenPgliteOptions;

/**
 * Opens the database that a URL names. This is the only place that knows there are two engines.
 * It does not migrate.
 *
 * @throws {DatabaseError} when it cannot be reached, or another process has the folder
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  if (options.url.startsWith('pglite:')) {
    const { openPglite } = await import('./pglite/open-pglite.ts');
    return openPglite(options);
  }
  const { openPostgres } = await import('./postgres/open-postgres.ts');
  return openPostgres(options);
}
