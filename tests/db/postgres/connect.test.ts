import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import sql from 'sql-template-tag';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
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

it('says that DATABASE_URL has no password', async () => {
  // AuthenticationSASL, then AuthenticationSASLContinue (documentation, section 55.7).
  const answers = [
    authentication(10, 'SCRAM-SHA-256\0\0'),
    authentication(11, 'r=x,s=QQ==,i=4096'),
  ];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => void socket.write(answers.shift() ?? Buffer.of()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  expect(String(await failureOf(`postgres://ada@127.0.0.1:${port}/library`))).toContain(
    'it wants a password. Correct the user and the password in DATABASE_URL.',
  );
});

function authentication(kind: number, data: string): Buffer {
  const message = Buffer.alloc(9 + data.length);
  message.write('R');
  message.writeInt32BE(8 + data.length, 1);
  message.writeInt32BE(kind, 5);
  message.write(data, 9);
  return message;
}

it('says what a role needs to connect', async () => {
  const role = `${inject('postgresTemplate')}_role`;
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  const name = new URL(url).pathname.slice(1);
  const asRole = Object.assign(new URL(url), { username: role, password: 'secret' }).href;
  const change = (statement: string) =>
    administer(SERVER.href, (client) => client.query(statement));
  await change(`create role ${role} login password 'secret'`);
  onTestFinished(async () => {
    await remove();
    await change(`drop role ${role}`);
  });

  await change(`revoke connect on database ${name} from public`);
  expect(String(await failureOf(asRole))).toMatch(
    /permission denied.*\. .*grant connect on database/,
  );

  await change(`grant connect on database ${name} to ${role}`);
  await change(`alter role ${role} connection limit 0`);
  expect(String(await failureOf(asRole))).toMatch(/too many connections.*\. Raise the limit/);

  await change(`alter role ${role} connection limit -1`);
  await administer(url, (client) => client.query('revoke all on schema public from public'));
  expect(String(await failureOf(asRole))).toMatch(
    /no schema.*grant usage, create on schema public/,
  );
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

it('PostgreSQL is told to end sessions that do nothing within a transaction', async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const database = await openDatabase({ url, statementTimeout: 60 });
  onTestFinished(() => database.close());
  const setting = sql`select current_setting('idle_in_transaction_session_timeout') as "after"`;
  const found = await database.transaction((tx) => tx.run('test.setting', setting));
  // At the least as long as a statement may take.
  expect(found).toEqual([{ after: '1min' }]);
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

it('the system itself notices when the other end of a connection is gone', async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const before = keepAliveTimers();
  const database = await openDatabase({ url });
  onTestFinished(() => database.close());
  await database.run('test.next', sql`select 1 as one`);
  await vi.waitUntil(() => keepAliveTimers() > before, { timeout: 5_000 });
});

/** How many connections of this process to the server have the timer of keepalive: 2 in proc_net_tcp(5). */
function keepAliveTimers(): number {
  const own = new Set(readdirSync('/proc/self/fd').map(linkOf));
  const port = Number(SERVER.port).toString(16).toUpperCase().padStart(4, '0');
  const lines = readFileSync('/proc/net/tcp', 'utf8').trim().split('\n').slice(1);
  return lines.filter((line) => {
    const [, , remote, , , timer, , , , inode] = line.trim().split(/\s+/);
    return remote?.endsWith(`:${port}`) && timer?.startsWith('02:') && own.has(`socket:[${inode}]`);
  }).length;
}

function linkOf(descriptor: string): string | null {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    // It was the one by which the folder was read.
    return null;
  }
}
