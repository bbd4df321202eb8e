import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { extract } from 'tar';
import { z } from 'zod';
import { fileExists } from '../lib/file-exists.ts';
import { BackupError } from './backup-error.ts';
import { sizeOf } from './folder-size.ts';
import { assertEmpty, moveFolder } from './folders.ts';
import { DATABASE, FORMAT, MANIFEST, type Manifest, UPLOADS } from './layout.ts';
import type { BackupOptions } from './make-backup.ts';
import { withStaging } from './staging.ts';

/**
 * Puts what an archive holds where there is nothing yet. The database and the pictures appear when
 * all is unpacked and counted; until then nothing is changed.
 *
 * @throws BackupError when a folder is not empty, or the archive is not whole
 */
export async function restoreBackup({ folder, pictures, file }: BackupOptions): Promise<Manifest> {
  if (!(await fileExists(file))) throw new BackupError(`There is no file ${file}.`);
  await assertEmpty(folder);
  await pictures.assertRoom();
  const parent = dirname(resolve(folder));
  await mkdir(parent, { recursive: true });
  return withStaging(parent, async (staging) => {
    await unpack(file, staging);
    const manifest = await readManifest(file, staging);
    const size = await sizeOf(join(staging, DATABASE), join(staging, UPLOADS));
    if (size.files !== manifest.files || size.bytes !== manifest.bytes) throw notWhole(file);
    await pictures.takeFrom(join(staging, UPLOADS));
    // Last, so that a database is never there without its pictures.
    await moveFolder(join(staging, DATABASE), folder);
    return manifest;
  });
}

async function unpack(file: string, folder: string): Promise<void> {
  try {
    await extract({ file, cwd: folder, strict: true });
  } catch (error) {
    if (isAboutDisk(error)) throw error;
    throw notWhole(file, { cause: error });
  }
}

function isAboutDisk(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['EACCES', 'EDQUOT', 'EIO', 'EMFILE', 'ENOSPC', 'EROFS'].includes(code);
}

const manifestType = z.object({
  format: z.literal(FORMAT),
  newestMigration: z.string(),
  madeAt: z.string(),
  files: z.number(),
  bytes: z.number(),
});

async function readManifest(file: string, folder: string): Promise<Manifest> {
  try {
    return manifestType.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
  } catch (error) {
    throw notWhole(file, { cause: error });
  }
}

function notWhole(file: string, options?: ErrorOptions): BackupError {
  return new BackupError(
    `${file} is damaged, or is no backup of this version of Commonplace. Nothing was changed.`,
    options,
  );
}
