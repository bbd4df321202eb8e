import { mkdir, open, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { create } from 'tar';
import { newestMigration } from '../db/migration-files.ts';
import { copyDatabase } from '../db/pglite/copy-database.ts';
import { fileExists } from '../lib/file-exists.ts';
import { BackupError } from './backup-error.ts';
import { sizeOf } from './folder-size.ts';
import { DATABASE, FORMAT, MANIFEST, type Manifest, UPLOADS } from './layout.ts';
import type { Pictures } from './pictures.ts';
import { withStaging } from './staging.ts';

export interface BackupOptions {
  /** The folder of PGlite. */
  readonly folder: string;
  readonly pictures: Pictures;
  /** The archive to make. */
  readonly file: string;
}

/**
 * Writes an archive of a folder of PGlite and of the pictures. A server that uses them waits only while the
 * database is copied. The archive appears when it is whole.
 *
 * @throws BackupError when the file exists; DatabaseError when the folder has no database
 */
export async function makeBackup({ folder, pictures, file }: BackupOptions): Promise<Manifest> {
  if (await fileExists(file)) {
    throw new BackupError(`${file} exists. Choose another name, or remove it first.`);
  }
  // Beside the archive, which needs room anyway.
  return withStaging(dirname(resolve(file)), async (staging) => {
    const madeAt = new Date().toISOString();
    await copyDatabase(folder, join(staging, DATABASE));
    // After the database: then each picture that it has is there.
    await mkdir(join(staging, UPLOADS));
    await pictures.copyTo(join(staging, UPLOADS));
    const size = await sizeOf(join(staging, DATABASE), join(staging, UPLOADS));
    const manifest = { format: FORMAT, newestMigration: await newestMigration(), madeAt, ...size };
    await writeFile(join(staging, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    await pack(staging, file);
    return manifest;
  });
}

async function pack(staging: string, file: string): Promise<void> {
  const unfinished = join(staging, 'archive');
  await create({ gzip: true, portable: true, cwd: staging, file: unfinished }, [
    MANIFEST,
    DATABASE,
    UPLOADS,
  ]);
  const archive = await open(unfinished, 'r+');
  await archive.sync().finally(() => archive.close());
  await rename(unfinished, file);
}
