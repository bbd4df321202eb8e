import sql from 'sql-template-tag';
import { expect, inject, it, onTestFinished } from 'vitest';
import {
  AccessDeniedError,
  DatabaseMissingError,
  DatabaseUnreachableError,
  EncodingError,
  ServerTooOldError,
  TimeZoneError,
} from '../../../src/db/errors.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { createTestDatabase } from '../../support/database.ts';
import { administer, databaseUrl } from '../../support/postgres-databases.ts';

const SERVER = new URL(inject('postgresUrl'));

async function failureOf(url: string): Promise<unknown> {
  return openDatabase({ url }).then(
    async (database) => database.close(),
    (error: unknown) => error,
  );
}

it('a server that does not answer is named by host and port, never with the password', async () => {
  const error = await failureOf('postgres://bob:secret@127.0.0.1:9/library');
  expect(error).toBeInstanceOf(DatabaseUnreachableError);
  expect(String(error)).toContain('No PostgreSQL answers at postgres://127.0.0.1:9/library');
  expect(String(error)).not.toContain('secret');
});

it('a host that does not exist is said to be so', async () => {
  const error = await failureOf('postgres://bob:secret@no-such-host.invalid/library');
  expect(error).toBeInstanceOf(DatabaseUnreachableError);
  expect(String(error)).toContain('no-such-host.invalid:5432');
});

it('a wrong password is told from a wrong database', async () => {
  const wrongPassword = Object.assign(new URL(SERVER), { password: 'wrong-secret' }).href;
  const denied = await failureOf(wrongPassword);
  expect(denied).toBeInstanceOf(AccessDeniedError);
  expect(String(denied)).toMatch(/password authentication failed.*Correct the user/);
  expect(String(denied)).not.toContain('wrong-secret');

  const missing = await failureOf(databaseUrl(SERVER.href, 'no_such_database'));
  expect(missing).toBeInstanceOf(DatabaseMissingError);
  expect(String(missing)).toMatch(/database "no_such_database" does not exist.*createdb/);
});

it('a session that is not in UTC is refused: its times would be off by hours', async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const error = await failureOf(`${url}?options=-c%20timezone%3DAsia%2FKolkata`);
  expect(error).toBeInstanceOf(TimeZoneError);
  expect(String(error)).toContain('in the time zone Asia/Kolkata; UTC is needed');
});

it('a server older than 15 is refused', async () => {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  onTestFinished(remove);
  // The test's own server is newer; but its settings can be asked in a way that makes it lie.
  await administer(url, async (client) => {
    await client.query(`
      create function public.current_setting(name text) returns text language sql as $$
        select case name
          when 'server_version_num' then '140011'
          when 'server_version' then '14.11'
          else pg_catalog.current_setting(name)
        end
      $$`);
    await client.query(
      `alter database ${new URL(url).pathname.slice(1)} set search_path = public, pg_catalog`,
    );
  });
  const database = await openDatabase({ url });
  onTestFinished(() => database.close());
  await expect(migrate(database)).rejects.toThrow(ServerTooOldError);
  await expect(migrate(database)).rejects.toThrow(/PostgreSQL 14\.11; 15 or later is needed/);
});

it('a database that cannot hold every script is refused', async () => {
  const name = `${inject('postgresTemplate')}_ascii`;
  await administer(SERVER.href, (client) =>
    client.query(
      `create database ${name} encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0`,
    ),
  );
  const database = await openDatabase({ url: databaseUrl(SERVER.href, name) });
  onTestFinished(async () => {
    await database.close();
    await administer(SERVER.href, (client) => client.query(`drop database ${name}`));
  });
  await expect(migrate(database)).rejects.toThrow(EncodingError);
});

it('a statement that runs longer than it may is ended', async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const database = await openDatabase({ url, statementTimeout: 1 });
  onTestFinished(() => database.close());
  await expect(database.run('test.sleep', sql`select pg_sleep(20)`)).rejects.toThrow(
    'canceling statement due to statement timeout',
  );
  expect(await database.run('test.next', sql`select 1 as one`)).toEqual([{ one: 1 }]);
});
