import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { type OpenOptions, openDatabase } from '../../src/db/open.ts';
import { copyFolder } from './copy-folder.ts';
import { administer, databaseUrl } from './postgres-databases.ts';

const recordInto = process.env['RECORD_STATEMENTS'];
if (recordInto) {
  const { recordStatements } = await import('./record-statements.ts');
  recordStatements(recordInto);
}

/** How far a replica may be behind before it is left alone, in s: never here. */
const MAX_LAG = 60;

export interface TestDatabase extends Database {
  /** What `openDatabase` takes to open it once more (PostgreSQL), or after it was closed. */
  readonly url: string;
}

export interface TestDatabaseOptions {
  /** `empty` (so unless told otherwise): migrated, without rows. `nothing`: not even migrated. */
  readonly content?: 'empty' | 'nothing';
}

/**
 * A database of one's own on the engine that the variable TEST_ENGINE chooses. Called at the top of a
 * test file (`const database = await openTestDatabase()`), it is closed and removed after the file.
 */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { url, remove } = await createTestDatabase(options);
  const replicas = replicasOf(url);
  const database = await openDatabase({ url, isSynced: false, poolSize: 10, replicas });
  afterAll(async () => {
    await database.close();
    await remove();
  });
  return { ...database, url };
}

export interface CreatedDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

/** The same without opening it, for tests of opening itself. Who asks for it removes it. */
export function createTestDatabase(options: TestDatabaseOptions = {}): Promise<CreatedDatabase> {
  created += 1;
  const name = `${process.pid}_${created}`;
  return testEngine() === 'postgres' ? onPostgres(name, options) : onPglite(name, options);
}

let created = 0;

/** Which engine the running project tests on. */
export function testEngine(): Database['engine'] {
  const engine = process.env['TEST_ENGINE'];
  if (engine === 'pglite' || engine === 'postgres') return engine;
  throw new Error(
    'This test needs a database: name its folder in DATABASE_TESTS, vitest.config.ts',
  );
}

async function onPostgres(name: string, options: TestDatabaseOptions): Promise<CreatedDatabase> {
  const server = inject('postgresUrl');
  const template = inject('postgresTemplate');
  const own = `${template}_${name}`;
  const from = options.content === 'nothing' ? 'template0' : template;
  await administer(server, (client) =>
    client.query(`create database ${own} template ${from} strategy file_copy`),
  );
  return {
    url: databaseUrl(server, own),
    async remove() {
      // Not by force: the server waits for connections that are closing; one left open is a fault.
      await administer(server, (client) => client.query(`drop database ${own}`));
    },
  };
}

/** Where the server has a replica: the same database there. */
function replicasOf(url: string): OpenOptions['replicas'] {
  const server = testEngine() === 'postgres' ? inject('replicaUrl') : null;
  if (server === null) return undefined;
  const own = databaseUrl(server, new URL(url).pathname.slice(1));
  return { urls: [own], maxLag: MAX_LAG, report: { left: () => {}, takenBack: () => {} } };
}

async function onPglite(name: string, options: TestDatabaseOptions): Promise<CreatedDatabase> {
  const own = join(inject('pgliteFolder'), name);
  const template = options.content === 'nothing' ? 'bare' : 'migrated';
  await copyFolder(join(inject('pgliteTemplates'), template), own);
  return { url: `pglite:${own}`, remove: () => rm(own, { recursive: true, force: true }) };
}
