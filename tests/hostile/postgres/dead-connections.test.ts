import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import sql from 'sql-template-tag';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Database, Planning } from '../../../src/db/database.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { send } from '../../http/send.ts';
import { type Answer, openTestApi, serveTest } from '../../support/api.ts';
import { member } from '../../support/members.ts';
import { startPostgres } from '../../support/postgres-server.ts';
import { openProxy } from '../../support/switchable-proxy.ts';

const direct = await openTestApi();
const bob = await member(direct, 'bob');
const { id: postId } = await direct.seed.post({ author: bob.user });

/** Of statements, in s. Connections without an answer are given up a second later. */
const LIMIT = 1;

const proxy = await openProxy(direct.database.url);
const report = {
  lost: vi.fn(),
  recovered: vi.fn(),
  short: vi.fn(),
  diskFull: vi.fn(),
  roomAgain: vi.fn(),
};
const behindDoor = await openDatabase({
  url: proxy.url,
  poolSize: 4,
  statementTimeout: LIMIT,
  incidents: report,
});
const api = serveTest(behindDoor, { OPERATION_TIMEOUT_SECONDS: String(LIMIT) });

afterAll(async () => {
  await behindDoor.close();
  await proxy.shut();
});

const as = api.as(bob.token);
const KINDS: Readonly<Record<string, () => Promise<Answer>>> = {
  'a read': () => api.answer('{ user(username: "bob") { username } }'),
  'a filtered read': () =>
    api.answer('{ comments(first: 1, filter: { minScore: 1 }) { totalCount nodes { id } } }'),
  'a read of a member': () => as.answer('{ viewer { user { username } } }'),
  'a write': () =>
    as.answer('mutation { updateProfile(input: { location: "Oslo" }) { __typename } }'),
};

async function codesOf(ask: () => Promise<Answer>): Promise<unknown[]> {
  return (await ask()).errors.map(({ extensions }) => extensions['code']);
}

async function works(ask: () => Promise<Answer>): Promise<boolean> {
  return (await codesOf(ask)).length === 0;
}

async function isReady(): Promise<boolean> {
  return (await send(api.app, { method: 'GET', path: '/health/ready' })).status === 200;
}

it('over connections that died silently all kinds of work fail in time, and work again without help', async () => {
  const names = Object.keys(KINDS);
  const all = Object.values(KINDS);
  await Promise.all(all.map((ask) => vi.waitUntil(() => works(ask), { timeout: 15_000 })));
  proxy.dropOpenConnections();

  const answers = await Promise.all(all.map(codesOf));
  const expected = names.map((name) => [name, [expect.stringMatching(/^(TIMEOUT|UNAVAILABLE)$/)]]);
  expect(names.map((name, index) => [name, answers[index]])).toEqual(expected);
  await Promise.all(all.map((ask) => vi.waitUntil(() => works(ask), { timeout: 15_000 })));
});

it('while nothing gets through the server is not ready; when it does, it is ready by itself', async () => {
  await proxy.open();
  await vi.waitUntil(isReady, { timeout: 15_000 });
  proxy.dropAllConnections();
  await vi.waitUntil(async () => !(await isReady()), { timeout: 15_000 });
  const codes = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const { errors } = await api.answer('{ user(username: "bob") { username } }');
      return errors[0]?.extensions['code'];
    }),
  );
  expect(codes.every((code) => code === 'TIMEOUT' || code === 'UNAVAILABLE')).toBe(true);
  await proxy.open();
  await vi.waitUntil(isReady, { timeout: 15_000 });
});

it('an incident is reported once, and once when it is over', async () => {
  await proxy.open();
  const read = () => works(() => api.answer('{ user(username: "bob") { username } }'));
  await vi.waitUntil(read, { timeout: 15_000 });
  await sleep(100);
  report.lost.mockClear();
  report.recovered.mockClear();
  await proxy.shut();
  for (let count = 0; count < 5; count += 1) expect(await read()).toBe(false);
  expect(report.lost).toHaveBeenCalledTimes(1);
  expect(report.recovered).not.toHaveBeenCalled();
  await proxy.open();
  await vi.waitUntil(read, { timeout: 15_000 });
  expect(report.lost).toHaveBeenCalledTimes(1);
  expect(report.recovered).toHaveBeenCalledTimes(1);
});

it('a server that became a standby is left for another one', async () => {
  await proxy.open();
  const write = KINDS['a write'];
  if (write === undefined) throw new Error('There is no such kind');
  await vi.waitUntil(() => works(write), { timeout: 15_000 });
  const backend = () =>
    behindDoor.transaction(async (tx) => {
      const [row] = await tx.run<{ pid: number }>('test.pid', sql`select pg_backend_pid() as pid`);
      return row?.pid;
    });
  const before = await backend();
  const refused = behindDoor.transaction(async (tx) => {
    await tx.execute('test.readOnly', sql`set transaction read only`);
    await tx.execute('test.write', sql`update posts set title = title where id = ${postId}::uuid`);
  });
  await expect(refused).rejects.toThrow('read-only');
  expect(await backend()).not.toBe(before);
});

describe('backends that are stopped', () => {
  const read = (database: Database, planning: Planning) =>
    database.runTogether([{ name: 'test.read', query: sql`select 1 as one` }], planning);

  it('are left for others, for every kind of work', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const database = await openDatabase({ url: server.url, poolSize: 4, statementTimeout: LIMIT });
    const work = [
      () => read(database, 'generic'),
      () => read(database, 'custom'),
      () => database.run('test.run', sql`select 1 as one`),
      () => database.transaction((tx) => tx.run('test.run', sql`select 1 as one`)),
    ];
    await Promise.all(work.map((run) => run()));
    const stopped = await backendsOf(server.url);
    expect(stopped.length).toBe(work.length);
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    onTestFinished(() => {
      for (const pid of stopped) process.kill(pid, 'SIGCONT');
    });

    const failures = await Promise.allSettled(work.map((run) => run()));
    expect(failures.map(({ status }) => status)).toEqual(work.map(() => 'rejected'));
    for (const run of work) {
      await vi.waitUntil(() => run().then(Boolean, () => false), { timeout: 15_000 });
    }
    await database.close();
  });
});

/** The processes behind all other connections. */
async function backendsOf(url: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  await client.end();
  return rows.map(({ pid }) => pid);
}
