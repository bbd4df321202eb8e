import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readEnv } from '../../src/env.ts';
import { folderStore, type ImageStore } from '../../src/images/image-store.ts';
import { openImageStore } from '../../src/images/open-image-store.ts';
import { testEngine } from './database.ts';
import { temporaryFolder } from './pictures.ts';
import { openObjectStore } from './stand-in-object-store.ts';

/** Where a test has the files of uploads. */
export interface TestUploads {
  readonly environment: Readonly<Record<string, string>>;
  readonly store: ImageStore;
  /** The folder; null where they are in a bucket. */
  readonly folder: string | null;
  /** The names of all files. */
  fileNames(): Promise<string[]>;
}

/**
 * A folder where tests run on PGlite, and a bucket where they run on PostgreSQL: neither depends on the engine, so each
 * test runs on both kinds of stores and takes no longer.
 */
export async function openTestUploads(): Promise<TestUploads> {
  if (testEngine() === 'pglite') {
    const folder = join(await temporaryFolder(), 'images');
    return {
      environment: { UPLOADS_DIR: folder },
      store: folderStore(folder),
      folder,
      fileNames: () => readdir(folder).catch(() => []),
    };
  }
  const { environment, objects } = await openObjectStore();
  return {
    environment,
    store: openImageStore(readEnv(environment)),
    folder: null,
    fileNames: async () => [...objects.keys()],
  };
}
