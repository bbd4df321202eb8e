import { constants } from 'node:fs';
import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileExists } from '../../lib/file-exists.ts';
import { FolderLockedError, NoDatabaseError } from '../errors.ts';
import { lockFolder } from '../lock.ts';
import { shareOf } from './sharing/open-shared.ts';
import type { Turn } from './turn.ts';

/** Of our own files in a folder of PGlite: locks, sockets and markers. */
const OWN_FILES = 'commonplace.';

/**
 * Copies a folder of PGlite while nothing writes into it. A server that has it lends its connection for as
 * long as the copy takes.
 *
 * @param to a folder that does not exist yet
 * @throws NoDatabaseError when there is no database; FolderLockedError when a process has the folder
 * that lends nothing
 */
export async function copyDatabase(folder: string, to: string): Promise<void> {
  if (!(await fileExists(folder))) throw new NoDatabaseError(folder);
  const copy = () =>
    cp(folder, to, {
      recursive: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (path) => !basename(path).startsWith(OWN_FILES),
    });
  try {
    const release = await lockFolder(folder);
    await copyAlone(folder, copy).finally(release);
  } catch (error) {
    const host = error instanceof FolderLockedError ? await shareOf(folder) : null;
    if (host === null) throw error;
    await copyDuringTurn(await host.takeTurn(), copy);
  }
}

async function copyAlone(folder: string, copy: () => Promise<void>): Promise<void> {
  if (!(await fileExists(join(folder, 'PG_VERSION')))) throw new NoDatabaseError(folder);
  await copy();
}

async function copyDuringTurn(turn: Turn, copy: () => Promise<void>): Promise<void> {
  try {
    // Without it the copy is whole as well, but opening it takes longer.
    await turn.run('script', 'checkpoint');
    await copy();
    // Fails when the turn was lost meanwhile: then others wrote while it copied.
    await turn.run('script', 'select 1');
  } finally {
    turn.end();
  }
}
