import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileExists } from '../lib/file-exists.ts';
import { BackupError } from './backup-error.ts';

/** @throws BackupError when a folder has something */
export async function assertEmpty(folder: string): Promise<void> {
  if (!(await fileExists(folder)) || (await readdir(folder)).length === 0) return;
  throw new BackupError(
    `${folder} is not empty. A backup is restored where nothing is yet: move the folder away, or name ` +
      'others with DATABASE_URL=pglite:DIR and UPLOADS_DIR=DIR.',
  );
}

/** Puts a folder where there is none, or an empty one. */
export async function moveFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(dirname(resolve(to)), { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    // On another disk.
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await cp(from, to, { recursive: true });
  }
}
