import type { Database } from './database.ts';
import { FolderLockedError } from './errors.ts';
import { folderOf } from './pglite/folder-of.ts';
import type { OpenPgliteOptions } from './pglite/open-pglite.ts';
import type { OpenPostgresOptions } from './postgres/open-postgres.ts';

/** The URL is `pglite:DIR`, `pglite:memory`, or `postgres://…`. */
export interface OpenOptions extends OpenPostgresOptions, OpenPgliteOptions {
  /** Whether a folder that a server has may be used through it. */
  readonly throughServer?: boolean;
}

/**
 * Opens the database that a URL names. This is the only place that knows there are two engines.
 * It does not migrate.
 *
 * @throws {DatabaseError} when it cannot be reached, or another process has the folder
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  if (options.url.startsWith('pglite:')) {
    const { openPglite } = await import('./pglite/open-pglite.ts');
    return openPglite(options).catch((error) => openThroughServer(options, error));
  }
  const { openPostgres } = await import('./postgres/open-postgres.ts');
  return openPostgres(options);
}

async function openThroughServer(options: OpenOptions, error: unknown): Promise<Database> {
  if (options.throughServer !== true || !(error instanceof FolderLockedError)) throw error;
  const folder = folderOf(options.url);
  const { openShared } = await import('./pglite/sharing/open-shared.ts');
  const database = folder === null ? null : await openShared(folder);
  if (database === null) throw error;
  return database;
}
