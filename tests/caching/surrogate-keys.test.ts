import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChanges } from '../../src/caching/changes.ts';
import { startPurging } from '../../src/caching/purge-worker.ts';
import { MAX_ANSWER_MS, recentPurges } from '../../src/caching/recent-purges.ts';
import { shortKey } from '../../src/caching/surrogate-keys.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { member } from '../support/members.ts';
import { addressOf, anonymousAnswer } from './anonymous-answers.ts';

/** A cache that notes what it is to forget, and can be out of order. */
const purged: string[] = [];
/** Those of them that it may serve until it has newer answers. */
const softlyPurged: string[] = [];
let status = 200;
const cache = createServer((request, response) => {
  const keys = String(request.headers['surrogate-key']).split(' ');
  if (status === 200) purged.push(...keys);
  if (request.headers['fastly-soft-purge'] === '1') softlyPurged.push(...keys);
  response.writeHead(status).end();
}).listen(0, '127.0.0.1');
await once(cache, 'listening');
const url = `http://127.0.0.1:${(cache.address() as AddressInfo).port}`;

const api = await openTestApi({ CACHE_PURGE_URL: url });
const { app, database, seed } = api;
const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const clocks = await seed.post({ author: ada.user, title: 'Clocks' });
await seed.post({ author: bob.user, title: 'Sundials' });
const log = pino({ level: 'silent' });
const target = { url, secret: '' };
const worker = {
  db: database,
  log,
  target,
  recent: recentPurges(),
  settings: 'test',
  replicaLag: 0,
  counterInterval: 500,
};
let stop = await startPurging(worker);
afterAll(async () => {
  await stop();
  cache.close();
});

const QUERY = addressOf('{ user(username: "ada") { location } }');
const headersOf = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
  (await app.fetch(`http://commonplace${path}`, { headers })).headers;
const move = (location: string) =>
  database.execute(
    'test.move',
    sql`update users set location = ${location} where username = 'ada'`,
  );

const score = () =>
  database.execute('test.score', sql`update posts set score = score + 1 where title = 'Clocks'`);

describe('surrogate keys', () => {
  it.each([QUERY, '/users/ada', '/users/ada/feed.atom', '/'])(
    'are in the answer at %s',
    async (path) => {
      // What takes seconds has none, as a first page may.
      const control = async () => (await headersOf(path)).get('surrogate-control');
      await expect.poll(control, { timeout: 15_000 }).toBe('max-age=600');

      expect((await headersOf(path)).get('surrogate-key')?.split(' ')).toContain('all');
    },
  );

  it.each([
    ['a member asks', QUERY, { authorization: `Bearer ${ada.token}` }],
    ['a page is for a member', '/users/ada', { authorization: `Bearer ${ada.token}` }],
    ['a session is over', '/users/ada', { cookie: 'session=over' }],
    ['nothing is there', '/users/nobody', {}],
    ['the operation fails', addressOf('{ node(id: "x") { id } }'), {}],
    ['the answer is about the client', addressOf('{ rateLimit(of: COST) { remaining } }'), {}],
  ])('are left out where %s', async (_what, path, headers) => {
    const found = await headersOf(path, headers);

    expect(found.get('surrogate-key')).toBeNull();
    expect(found.get('surrogate-control')).toBeNull();
  });

  it('are left out where no cache is purged', async () => {
    const { keys } = await anonymousAnswer(serveTest(database).app, QUERY);

    expect(keys).toBeNull();
  });
});

describe('startPurging', () => {
  it('purges what changed after the commit', async () => {
    const { keys } = await anonymousAnswer(app, QUERY);
    // At the start, and once more later.
    const all = () => purged.filter((key) => key === 'all').length;
    await expect.poll(all, { timeout: 15_000 }).toBe(2);
    purged.length = 0;
    await move('London');

    await expect.poll(() => purged.filter((key) => keys?.includes(key)).length).toBeGreaterThan(0);
    expect(all()).toBe(0);
  });

  describe('of changes of posts', () => {
    const CHANGES = [
      ['Clocks', sql`score = score + 1`],
      ['Sundials', sql`deleted_at = now()`],
    ] as const;

    // Both at once: each purge is repeated seconds later.
    beforeAll(async () => {
      softlyPurged.length = 0;
      purged.length = 0;
      await seed.comment({ on: clocks, author: bob.user });
      for (const [title, change] of CHANGES) {
        await database.execute(
          'test.change',
          sql`update posts set ${change} where title = ${title}`,
        );
      }
    });

    it.each([
      ['softly what has a new row', `${clocks.id}/comments`, [2, 2]],
      ['wholly what ceases to be shown', `${bob.user.id}/posts`, [2, 0]],
    ] as const)('purges %s', async (_what, name, counts) => {
      const key = shortKey(name);
      const countIn = (keys: readonly string[]) => keys.filter((each) => each === key).length;

      // At once, and once more later.
      await expect
        .poll(() => [purged, softlyPurged].map(countIn), { timeout: 15_000 })
        .toEqual(counts);
    });

    it('purges counters softly, once, and after what was read before', async () => {
      const key = shortKey(`${ada.user.id}/posts.n`);
      const countIn = (keys: readonly string[]) => keys.filter((each) => each === key).length;
      await expect.poll(() => countIn(softlyPurged), { timeout: 15_000 }).toBe(1);
      softlyPurged.length = 0;
      await score();
      const changedAt = performance.now();
      const left = () => readChanges(database, 'counters').then(({ ids }) => ids.length);
      expect(await left()).toBe(1);

      await expect.poll(() => countIn(softlyPurged), { timeout: 15_000 }).toBe(1);
      expect(performance.now() - changedAt).toBeGreaterThan(MAX_ANSWER_MS);
      await expect.poll(left).toBe(0);
    });
  });

  it('purges counters at once where they must not be old', async () => {
    await stop();
    softlyPurged.length = 0;
    const stopOther = await startPurging({ ...worker, counterInterval: 0 });
    await score();

    await expect.poll(() => softlyPurged).toContain(shortKey(`${ada.user.id}/posts.n`));
    await stopOther();
    stop = await startPurging(worker);
  });

  it('leaves counters that it has not purged to the next server', async () => {
    await score();
    await stop();
    expect((await readChanges(database, 'counters')).ids).toHaveLength(1);
    softlyPurged.length = 0;
    stop = await startPurging(worker);

    await expect
      .poll(() => softlyPurged, { timeout: 15_000 })
      .toContain(shortKey(`${ada.user.id}/posts.n`));
  });

  it('purges later what a cache did not take', async () => {
    const { keys } = await anonymousAnswer(app, QUERY);
    status = 503;
    purged.length = 0;
    await move('Turin');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(purged).toEqual([]);
    status = 200;

    const found = () => purged.filter((key) => keys?.includes(key)).length;
    await expect.poll(found, { timeout: 10_000 }).toBeGreaterThan(0);
  });

  it('purges everything after a start with other settings', async () => {
    purged.length = 0;
    const stopOther = await startPurging({ ...worker, settings: 'other' });

    await expect.poll(() => purged).toContain('all');
    await stopOther();
  });
});
