import sql from 'sql-template-tag';
import { expect, inject, it, onTestFinished } from 'vitest';
import { migrate } from '../../../src/db/migrate.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { createTestDatabase, type TestDatabaseOptions } from '../../support/database.ts';
import { administer } from '../../support/postgres-databases.ts';

// A role that the tables do not belong to: another one migrated, or restored a backup.

let roles = 0;

async function createWithRole(options: TestDatabaseOptions = {}) {
  roles += 1;
  const role = `${inject('postgresTemplate')}_restricted_${roles}`;
  const { url, remove } = await createTestDatabase(options);
  const change = (statement: string) => administer(url, (client) => client.query(statement));
  await change(`create role ${role} login password 'secret'`);
  onTestFinished(async () => {
    await remove();
    await administer(inject('postgresUrl'), (client) => client.query(`drop role ${role}`));
  });
  const asRole = Object.assign(new URL(url), { username: role, password: 'secret' }).href;
  return { role, change, url: asRole };
}

async function warningsOf(url: string): Promise<string[]> {
  const warnings: string[] = [];
  const database = await openDatabase({ url, warn: (message) => void warnings.push(message) });
  await database.close();
  return warnings;
}

it('says at the start which tables the role may not use', async () => {
  const { role, change, url } = await createWithRole();
  await change(`grant select, insert, update, delete on all tables in schema public to ${role}`);
  await change(`revoke update on _prisma_migrations from ${role}`);
  expect(await warningsOf(url)).toEqual([]);

  await change(`revoke delete on votes, comments from ${role}`);
  const [warning] = await warningsOf(url);
  expect(warning).toContain('may not read and change all rows of the table comments and 1 more');
  expect(warning).toContain('grant it select, insert, update and delete');
});

it('a policy that hides rows is an error, and is said at the start', async () => {
  const { role, change, url } = await createWithRole();
  await change(`grant select, insert, update, delete on all tables in schema public to ${role}`);
  await change('alter table users enable row level security');
  expect(await warningsOf(url)).toEqual([expect.stringContaining('the table users.')]);

  const database = await openDatabase({ url });
  onTestFinished(() => database.close());
  await expect(database.run('test.users', sql`select id from users`)).rejects.toThrow(
    'row-level security policy',
  );
});

it('says what a role needs to migrate', async () => {
  const { url } = await createWithRole({ content: 'nothing' });
  const database = await openDatabase({ url });
  onTestFinished(() => database.close());
  await expect(migrate(database)).rejects.toThrow(
    'permission denied for schema public. Let the role of DATABASE_URL own the database',
  );
});
