import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/db/migrate.ts';
import { readMigrations } from '../../src/db/migration-files.ts';
import { openDatabase } from '../../src/db/open.ts';
import { copyFolder } from './copy-folder.ts';
import { makeMemoryFolder } from './memory-folder.ts';
import { shrinkPglite } from './shrink-pglite.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with two databases, `bare` and `migrated`; every test file's is a copy. */
    pgliteTemplates: string;
    /** Where the copies go. */
    pgliteFolder: string;
  }
}

const CACHE = fileURLToPath(new URL('../../.test', import.meta.url));

/**
 * Before the tests on PGlite: data folders to copy. Making them takes seconds (initdb), so they are
 * kept between runs, under a name that changes with the migrations and with PGlite.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('pgliteTemplates', await pgliteTemplates());
  const folder = await makeMemoryFolder('commonplace-pglite-');
  project.provide('pgliteFolder', folder);
  // Also when the run is cut off; after a whole one nothing is left to remove.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return () => rm(folder, { recursive: true, force: true });
}

/** The folder with `bare` and `migrated`, which is made when there is none. */
export async function pgliteTemplates(): Promise<string> {
  const migrations = await readMigrations();
  const identity = ['shrunk', await pgliteVersion(), ...migrations.map(({ checksum }) => checksum)];
  const digest = createHash('sha256').update(identity.join()).digest('hex').slice(0, 16);
  const target = join(CACHE, `pglite-${digest}`);
  if (await stat(target).catch(() => undefined)) return target;

  await mkdir(CACHE, { recursive: true });
  const unfinished = await mkdtemp(`${target}-`);
  await makeTemplates(unfinished);
  // Another run may have been faster.
  await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true }));
  return target;
}

async function makeTemplates(folder: string): Promise<void> {
  const [bare, migrated] = [join(folder, 'bare'), join(folder, 'migrated')];
  const empty = await openDatabase({ url: `pglite:${bare}` });
  await empty.close();
  await copyFolder(bare, migrated);
  const database = await openDatabase({ url: `pglite:${migrated}` });
  await migrate(database).finally(() => database.close());
  await shrinkPglite(bare);
  await shrinkPglite(migrated);
}

async function pgliteVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest: { version: string } = JSON.parse(
    await readFile(join(dirname(entry), '../package.json'), 'utf8'),
  );
  return manifest.version;
}
