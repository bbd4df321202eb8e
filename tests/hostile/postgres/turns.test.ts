import pg from 'pg';
import sql from 'sql-template-tag';
import { afterAll, expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { listen } from '../../../src/http/server.ts';
import { encodeGlobalId } from '../../../src/lib/global-id.ts';
import { openTestApi, serveTest } from '../../support/api.ts';
import { member } from '../../support/members.ts';

const direct = await openTestApi();
const mallory = await member(direct, 'mallory');
const ada = await member(direct, 'ada');
const post = await direct.seed.post({ author: ada.user });
await direct.seed.comment({ author: ada.user, on: post });

const database = await openDatabase({ url: direct.database.url, poolSize: 12 });
afterAll(() => database.close());
const { listener } = serveTest(database, { TRUST_PROXY: '127.0.0.0/8', WRITE_LIMITS: 'off' }).app;
const server = await listen({ host: '127.0.0.1', port: 0, listener });
afterAll(() => server.stop(0));

interface Asking {
  readonly address: string;
  readonly token?: string;
}

async function ask(query: string, { address, token }: Asking): Promise<unknown> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': address,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

/** Holds up whatever needs the comments until it is called. */
async function lockComments(mode: string): Promise<() => Promise<void>> {
  const locker = new pg.Client({ connectionString: direct.database.url });
  await locker.connect();
  await locker.query(`begin; lock table comments in ${mode} mode`);
  const unlock = () => locker.end();
  onTestFinished(unlock);
  return unlock;
}

async function heldUp(): Promise<number> {
  const [row] = await direct.database.run<{ count: number }>(
    'test.held_up',
    sql`select count(*)::int as count from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`,
  );
  return row?.count ?? 0;
}

const PATIENCE = { timeout: 10_000, interval: 20 };

/** Longer than what makes a client slow, in ms. */
const LONG = 1_500;

async function holdUp(asked: () => Promise<unknown>[], mode: string): Promise<void> {
  const unlock = await lockComments(mode);
  const answers = asked();
  await vi.waitUntil(async () => (await heldUp()) > 0, PATIENCE);
  await new Promise((resolve) => setTimeout(resolve, LONG));
  await unlock();
  await Promise.all(answers);
}

const eight = (one: (turn: number) => Promise<unknown>) =>
  Array.from({ length: 8 }, (_, i) => one(i));

it('reads of a client whose statements take long leave connections to others', async () => {
  const read = (turn: number) =>
    ask(`{ a${turn}: comments(first: 1) { nodes { id } } }`, { address: '198.51.100.1' });
  await holdUp(() => eight(read), 'access exclusive');

  const unlock = await lockComments('access exclusive');
  const answers = eight(read);
  await vi.waitUntil(async () => (await heldUp()) > 0, PATIENCE);
  const other = { address: '198.51.100.2' };
  for (let count = 0; count < 5; count += 1) {
    expect(await ask('{ user(username: "ada") { username } }', other)).toMatchObject({
      data: { user: { username: 'ada' } },
    });
    expect(await heldUp()).toBe(1);
  }
  await unlock();
  expect(
    (await Promise.all(answers)).filter((answer) => JSON.stringify(answer).includes('errors')),
  ).toEqual([]);
});

it('writes of a client whose transactions take long leave connections to others', async () => {
  const on = encodeGlobalId('Post', post.id);
  const comment = (turn: number) =>
    ask(
      `mutation { createComment(input: { subjectId: "${on}", markdown: "Thought ${turn}." }) { comment { id } } }`,
      { address: '198.51.100.3', token: mallory.token },
    );
  await holdUp(() => eight(comment), 'share row exclusive');

  const unlock = await lockComments('share row exclusive');
  const answers = eight(comment);
  await vi.waitUntil(async () => (await heldUp()) > 0, PATIENCE);
  const rename = `mutation { updateProfile(input: { displayName: "Ada L." }) { user { displayName } } }`;
  expect(await ask(rename, { address: '198.51.100.4', token: ada.token })).toMatchObject({
    data: { updateProfile: { user: { displayName: 'Ada L.' } } },
  });
  expect(await heldUp()).toBe(1);
  await unlock();
  await Promise.all(answers);
});
