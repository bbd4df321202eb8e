import {
  copyFile,
  link,
  mkdir,
  mkdtemp,
  open,
  readdir,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { create } from 'tar';
import { newestMigration } from '../db/migration-files.ts';
import { copyDatabase } from '../db/pglite/copy-database.ts';
import { isThere } from '../lib/is-there.ts';
import { BackupError } from './backup-error.ts';
import { sizeOf } from './folder-size.ts';
import { DATABASE, FORMAT, MANIFEST, type Manifest, UPLOADS } from './layout.ts';

export interface BackupOptions {
  /** The folder of PGlite. */
  readonly folder: string;
  /** The folder of the pictures. */
  readonly uploads: string;
  /** The archive to make. */
  readonly file: string;
}

/**
 * Writes an archive of a folder of PGlite and of the pictures. A server that uses them waits only while the
 * database is copied. The archive appears when it is whole.
 *
 * @throws BackupError when the file exists; DatabaseError when the folder has no database
 */
export async function makeBackup({ folder, uploads, file }: BackupOptions): Promise<Manifest> {
  if (await isThere(file)) {
    throw new BackupError(`${file} exists. Choose another name, or remove it first.`);
  }
  // Beside the archive, which needs room anyway.
  const staging = await mkdtemp(`${file}.`);
  try {
    const madeAt = new Date().toISOString();
    await copyDatabase(folder, join(staging, DATABASE));
    // After the database: then each picture that it has is there.
    await collectFiles(uploads, join(staging, UPLOADS));
    const size = await sizeOf(join(staging, DATABASE), join(staging, UPLOADS));
    const manifest = { format: FORMAT, newestMigration: await newestMigration(), madeAt, ...size };
    await writeFile(join(staging, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    await pack(staging, file);
    return manifest;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Files of pictures never change, so a second name for each is a copy where the disk allows it. */
async function collectFiles(from: string, to: string): Promise<void> {
  await mkdir(to);
  const names = (await isThere(from)) ? await readdir(from) : [];
  for (const name of names.filter((name) => !name.startsWith('.'))) {
    await link(join(from, name), join(to, name)).catch(() =>
      copyFile(join(from, name), join(to, name)),
    );
  }
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
