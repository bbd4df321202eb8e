import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { type Answer, type Api, openTestApi, serveTest } from '../../support/api.ts';
import { member } from '../../support/members.ts';
import { administer } from '../../support/postgres-databases.ts';

const direct = await openTestApi();
/** As many of each kind are asked at one moment. */
const AT_ONCE = 15;
const names = Array.from({ length: AT_ONCE }, (_, number) => `bob${number}`);
const members = await Promise.all(names.map((name) => member(direct, name)));

/** A role that may have so many connections at a time, and the URL by which it connects. */
async function roleWith(connections: number): Promise<string> {
  const name = `role_${randomBytes(6).toString('hex')}`;
  const url = Object.assign(new URL(direct.database.url), { username: name, password: name });
  await administer(direct.database.url, async (client) => {
    await client.query(
      `create role ${name} login password '${name}' connection limit ${connections}`,
    );
    await client.query(`grant all on all tables in schema public to ${name}`);
    await client.query(`grant all on all sequences in schema public to ${name}`);
  });
  return url.href;
}

async function open(url: string) {
  const report = { short: vi.fn(), lost: vi.fn(), recovered: vi.fn() };
  const incidents = { ...report, diskFull: vi.fn(), roomAgain: vi.fn() };
  const warn = vi.fn();
  const database = await openDatabase({ url, statementTimeout: 10, incidents, warn });
  onTestFinished(() => database.close());
  const api = serveTest(database);
  const askAll = (as: Pick<Api, 'answer'>): readonly Promise<Answer>[] => [
    api.answer('{ user(username: "bob0") { username } }'),
    api.answer('{ comments(first: 1, filter: { minScore: 1 }) { totalCount } }'),
    as.answer('{ viewer { user { username } } }'),
    as.answer('mutation { updateProfile(input: { location: "Oslo" }) { __typename } }'),
  ];
  /** Asks much of all kinds at one moment. */
  async function rush(): Promise<unknown[]> {
    const answers = await Promise.all(members.flatMap(({ token }) => askAll(api.as(token))));
    return answers.flatMap(({ errors }) => errors);
  }
  const opened = () => database.connections().reduce((sum, { open }) => sum + open, 0);
  return { rush, opened, warn, ...report };
}

/** Takes connections of the same role. */
async function take(url: string, count: number): Promise<() => Promise<void>> {
  const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  const giveBack = async () => {
    await Promise.all(clients.splice(0).map((client) => client.end()));
  };
  onTestFinished(giveBack);
  return giveBack;
}

it('a role that may have fewer connections than are wanted is enough', async () => {
  const { rush, opened, warn, short, lost } = await open(await roleWith(5));
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    'The role of DATABASE_URL may have 5 connections: 4 are used instead of the 12 of DATABASE_POOL_SIZE.',
  );
  expect(await rush()).toEqual([]);
  expect(opened()).toBe(4);
  expect(short).not.toHaveBeenCalled();
  expect(lost).not.toHaveBeenCalled();
});

it('connections that others took are missed and told of, but no request fails; and taken when they are free', async () => {
  const url = await roleWith(13);
  const { rush, opened, warn, short, lost } = await open(url);
  const giveBack = await take(url, 8);
  for (let round = 0; round < 5; round += 1) expect(await rush()).toEqual([]);
  expect(opened()).toBeLessThanOrEqual(5);
  expect(short).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^too many connections/));

  await giveBack();
  await vi.waitUntil(async () => (await rush()).length === 0 && opened() > 5, { timeout: 15_000 });
  expect(warn).not.toHaveBeenCalled();
  expect(lost).not.toHaveBeenCalled();
});

it('while others have all connections, requests fail in time, and work once one is free', async () => {
  const url = await roleWith(8);
  const { rush, short } = await open(url);
  const giveBack = await take(url, 8);
  const errors = await rush();
  expect(errors).toContainEqual(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAVAILABLE' }) }),
  );
  expect(short).toHaveBeenCalledOnce();
  await giveBack();
  expect(await rush()).toEqual([]);
}, 40_000);
