import pino from 'pino';
import sql from 'sql-template-tag';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/app.ts';
import type { Database } from '../../../src/db/database.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { readEnv } from '../../../src/env.ts';
import { openTestApi } from '../../support/api.ts';
import { member } from '../../support/members.ts';
import { openProxy } from '../../support/switchable-proxy.ts';
import { send } from '../send.ts';

const direct = await openTestApi();
const { seed } = direct;
const ada = await seed.user('ada');
const post = await seed.post({ author: ada, title: 'First light' });

const proxy = await openProxy(direct.database.url);
const behindDoor = await openDatabase({ url: proxy.url, poolSize: 4 });
const logged: Record<string, unknown>[] = [];

function serverOn(db: Database) {
  const log = pino({ level: 'warn' }, { write: (line) => void logged.push(JSON.parse(line)) });
  return createApp({ env: readEnv({}), db, log });
}

const app = serverOn(behindDoor);

afterEach(async () => {
  await proxy.open();
  logged.length = 0;
});
afterAll(async () => {
  await behindDoor.close();
  await proxy.shut();
});

const QUERY = { query: '{ user(username: "ada") { username } }' };
const AWAY = {
  message: 'The database does not answer. Try again soon.',
  extensions: { code: 'UNAVAILABLE', requestId: expect.any(String) },
};

describe('while the database is away', () => {
  it('a query gets 503 and a code of its own, and the log says why', async () => {
    await proxy.shut();
    const reply = await send(app, { body: QUERY });

    expect(reply.status).toBe(503);
    expect(reply.headers.get('retry-after')).toBe('5');
    expect(reply.json.errors).toMatchObject([AWAY]);
    expect(reply.json.errors?.[0]?.extensions).not.toHaveProperty('http');
    expect(logged).toMatchObject([
      {
        level: 40,
        requestId: reply.headers.get('x-request-id'),
        code: 'UNAVAILABLE',
        reason: expect.any(String),
      },
    ]);
    expect(JSON.stringify(logged)).not.toContain('.ts:');
  });

  it('so does a write', async () => {
    const { token } = await member(direct, 'bob');
    await proxy.shut();
    // Who asks is known, then the write finds nobody.
    const halfAway = serverOn({ ...direct.database, transaction: behindDoor.transaction });
    const reply = await send(halfAway, {
      headers: { authorization: `Bearer ${token}` },
      body: {
        query: 'mutation { updateProfile(input: { location: "Oslo" }) { __typename } }',
      },
    });
    expect(reply.status).toBe(503);
    expect(reply.json.errors).toMatchObject([AWAY]);
  });

  it.each(['/users/ada', '/users/ada/feed.atom'])('so does who wants to read %s', async (path) => {
    await proxy.shut();
    const headers = { accept: 'text/html' };
    const reply = await send(app, { method: 'GET', path, headers });
    expect(reply.status).toBe(503);
    expect(reply.text).toBe(`${AWAY.message}\n`);
  });

  it('all is well as soon as it is back', async () => {
    await proxy.shut();
    await send(app, { body: QUERY });
    await proxy.open();
    const reply = await send(app, { body: QUERY });
    expect(reply.json).toMatchObject({ data: { user: { username: 'ada' } } });
  });
});

it('a query during which the connection is cut gets the same', async () => {
  const reply = await direct.database.transaction(async (tx) => {
    await tx.execute('test.lock', sql`lock table posts in access exclusive mode`);
    const answer = send(app, { body: { query: `{ post(slug: "${post.slug}") { title } }` } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await proxy.shut();
    return answer;
  });
  expect(reply.status).toBe(503);
  expect(reply.json.errors).toMatchObject([AWAY]);
});
