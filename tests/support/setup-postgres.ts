import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { administer, createDatabase } from './postgres-databases.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server's maintenance database. */
    postgresUrl: string;
    /** A migrated database; every test file's is a copy. Theirs begin with its name. */
    postgresTemplate: string;
    /** Of the maintenance database of a replica that databases of tests read from, if there is one. */
    replicaUrl: string | null;
  }
}

/** Before the tests on PostgreSQL: a server, unless TEST_DATABASE_URL names one, and a template on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given === undefined ? await startPostgres() : undefined;
  return provideDatabases(project, {
    url: server?.url ?? given ?? '',
    replicaUrl: null,
    stop: server?.stop,
  });
}

interface TestServer {
  readonly url: string;
  readonly replicaUrl: string | null;
  /** Missing where the server stays: then its databases are dropped. */
  readonly stop: (() => Promise<void>) | undefined;
}

/** Makes the template, and tells tests where it is. */
export async function provideDatabases(
  project: TestProject,
  { url, replicaUrl, stop }: TestServer,
): Promise<() => Promise<void>> {
  const template = `commonplace_test_${randomBytes(4).toString('hex')}`;
  const teardown = async () => {
    if (stop === undefined) await dropDatabases(url, template);
    await stop?.();
  };
  try {
    await createTemplate(url, template);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide('postgresUrl', url);
  project.provide('postgresTemplate', template);
  project.provide('replicaUrl', replicaUrl);
  return teardown;
}

async function createTemplate(url: string, template: string): Promise<void> {
  const database = await openDatabase({ url: await createDatabase(url, template), poolSize: 2 });
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
}

/** On a server that stays, nothing of ours may. */
async function dropDatabases(url: string, prefix: string): Promise<void> {
  await administer(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
  });
}
