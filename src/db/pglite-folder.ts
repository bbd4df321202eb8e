import { mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FolderNotEmptyError, NoRoomError } from './errors.ts';
import { LOCK_PREFIX, lockFolder } from './lock.ts';
import { makeAllPrivate, makePrivate } from './private-folder.ts';

export interface ClaimedFolder {
  /** Marks the database in it as complete, so that the next start opens it instead of creating it. */
  complete(): Promise<void>;
  /** Gives it back, after PGlite was closed. */
  release(): Promise<void>;
}

/** What a new database with its log needs at the least, in bytes. */
const NEW_DATABASE = 100_000_000;

/** Stands in a folder from the moment that we begin to make a database in it until it is made. */
const UNFINISHED = 'commonplace.unfinished';

/**
 * Takes a folder for PGlite, for this process alone, and makes it where it does not exist. PGlite
 * writes a new database file by file, and takes a half-written one for a whole one: what a killed
 * process left unfinished is removed here.
 *
 * @throws {FolderLockedError | FolderNotEmptyError}
 */
export async function claimFolder(
  directory: string,
  warn: (message: string) => void = () => {},
): Promise<ClaimedFolder> {
  const folder = resolve(directory);
  const marker = join(folder, UNFINISHED);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (await makePrivate(folder)) {
    warn(
      `Other users of this machine could read ${folder}. Its permissions were changed: only its owner can read it now.`,
    );
  }
  const release = await lockFolder(folder);
  let isNew = false;
  try {
    const names = (await readdir(folder)).filter((name) => !name.startsWith(LOCK_PREFIX));
    if (names.includes(UNFINISHED)) await removeAll(folder, names);
    else if (names.length > 0 && !names.includes('PG_VERSION')) {
      throw new FolderNotEmptyError(folder);
    }
    isNew = names.length === 0 || names.includes(UNFINISHED);
    if (isNew) {
      await assertRoom(folder);
      await writeFile(marker, '');
    }
  } catch (error) {
    await release();
    throw error;
  }
  const complete = async () => {
    // What PGlite makes a database with leaves files that others could read, were the folder theirs to open.
    if (isNew) await makeAllPrivate(folder);
    await rm(marker, { force: true });
  };
  return { complete, release };
}

/** PGlite waits for ever when the disk is full while it makes a database. */
async function assertRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < NEW_DATABASE) throw new NoRoomError(folder, { needed: NEW_DATABASE, free });
}

async function removeAll(folder: string, names: readonly string[]): Promise<void> {
  // The marker last: should this be cut off too, it has to be seen again.
  for (const name of names.filter((name) => name !== UNFINISHED)) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
}
