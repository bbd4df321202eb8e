import sql from 'sql-template-tag';
import { expect, inject, it, onTestFinished } from 'vitest';
import {
  AccessDeniedError,
  DatabaseMissingError,
  DatabaseUnreachableError,
  EncodingError,
  ServerTooOldError,
  SessionSettingError,
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
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  onTestFinished(remove);
  // Of the settings that are asked for, one is dropped, as poolers do.
  await answerSettings(url, { TimeZone: 'Asia/Kolkata' });
  const error = await failureOf(url);
  expect(error).toBeInstanceOf(SessionSettingError);
  expect(String(error)).toContain('have TimeZone = Asia/Kolkata; UTC is needed');
  expect(String(error)).toContain("alter role … set TimeZone to 'UTC'");
});

it.each([
  ['DateStyle', 'German, DMY'],
  ['default_transaction_isolation', 'serializable'],
  ['standard_conforming_strings', 'off'],
])('a session with another %s is refused', async (name, value) => {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  onTestFinished(remove);
  await answerSettings(url, { [name]: value });
  expect(String(await failureOf(url))).toContain(`have ${name} = ${value}; `);
});

it('a server older than 15 is refused', async () => {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  onTestFinished(remove);
  // The test's own server is newer; but its settings can be asked in a way that makes it lie.
  await answerSettings(url, { server_version_num: '140011', server_version: '14.11' });
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

/** Makes the server answer so when it is asked for these settings by `current_setting`. */
async function answerSettings(url: string, answers: Record<string, string>): Promise<void> {
  const cases = Object.entries(answers).map(([name, value]) => `when '${name}' then '${value}'`);
  await administer(url, async (client) => {
    await client.query(`
      create function public.current_setting(name text) returns text language sql as $$
        select case name ${cases.join(' ')} else pg_catalog.current_setting(name) end
      $$`);
    await client.query(
      `alter database ${new URL(url).pathname.slice(1)} set search_path = public, pg_catalog`,
    );
  });
}
