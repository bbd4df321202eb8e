import { folderOf } from '../db/pglite/folder-of.ts';
import type { Env } from '../env.ts';
import { EXIT_CODES, Failure } from './failure.ts';

/** The folder of the embedded database. */
export function embeddedFolder({ DATABASE_URL }: Pick<Env, 'DATABASE_URL'>): string {
  if (!DATABASE_URL.startsWith('pglite:')) {
    throw new Failure(
      'DATABASE_URL names PostgreSQL, which has its own tools: pg_dump, pg_basebackup and archives of ' +
        'its log. docs/operations.md shows how to use them.',
      { exitCode: EXIT_CODES.usage },
    );
  }
  const folder = folderOf(DATABASE_URL);
  if (folder !== null) return folder;
  throw new Failure('A database in memory belongs to one process, and ends with it.', {
    exitCode: EXIT_CODES.usage,
  });
}
