import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Database } from '../db/database.ts';
import { FolderLockedError } from '../db/errors.ts';
import type { Env } from '../env.ts';
import { embeddedFolder } from './embedded-folder.ts';
import { withDatabase } from './with-database.ts';

/**
 * Opens the database for work that reads all of it. An embedded one that a server has is copied first, so
 * that the server waits for the copy alone.
 */
export async function withSnapshot<T>(
  env: Env,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  try {
    return await withDatabase(env, work);
  } catch (error) {
    if (!(error instanceof FolderLockedError)) throw error;
  }
  const folder = resolve(embeddedFolder(env));
  const place = await mkdtemp(`${folder}.copy-`);
  try {
    const copy = join(place, 'database');
    const { copyDatabase } = await import('../db/pglite/copy-database.ts');
    await copyDatabase(folder, copy);
    return await withDatabase({ ...env, DATABASE_URL: `pglite:${copy}` }, work);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
