import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readEnv } from '../../src/env.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { send } from '../http/send.ts';
import { openTestApi } from '../support/api.ts';
import { WAYS } from './ways.ts';

const { database, seed } = await openTestApi();
const ada = await seed.user('ada');
await seed.post({ author: ada });

const log = pino({ level: 'silent' });
const ways = Object.entries(WAYS);

describe('a guard refuses an operation, whichever way it comes', () => {
  const app = createApp({ env: readEnv({ COST_LIMIT: '500' }), db: database, log });
  const query = `query ($n: Int!, $text: String!) {
    users(first: $n) { nodes { posts(first: $n) { nodes { id } } } }
    user(username: $text) { id }
  }`;
  const harmless = { n: 1, text: 'ada' };

  it.each(ways)('%s, where it costs too much', async (_name, way) => {
    const variables = { ...harmless, n: 100 };
    expect(await way({ app, query, variables, harmless })).toEqual(['COST_LIMIT_EXCEEDED']);
  });

  it.each(ways)('%s, where its input cannot be stored', async (_name, way) => {
    const variables = { ...harmless, text: 'a\0' };
    expect(await way({ app, query, variables, harmless })).toEqual(['BAD_USER_INPUT']);
  });

  it.each(['event stream', 'WebSocket'])('a subscription by %s', async (kind) => {
    const subscription = 'subscription ($id: ID!) { commentAdded(subjectId: $id) { cursor } }';
    const variables = { id: 'a\0' };
    const way = WAYS[kind === 'WebSocket' ? kind : 'server-sent events'];
    const codes = await way?.({ app, query: subscription, variables, harmless });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('a database that does not answer costs no more than the time limit', () => {
  let isSilent = false;
  const app = createApp({
    env: readEnv({ OPERATION_TIMEOUT_SECONDS: '1' }),
    db: {
      ...database,
      runTogether: (queries, planning) =>
        isSilent ? new Promise(() => {}) : database.runTogether(queries, planning),
    },
    log,
  });
  const id = encodeGlobalId('User', ada.id);

  it.each(ways)('%s', async (_name, way) => {
    isSilent = false;
    const query = 'query ($id: ID!) { node(id: $id) { id } users(first: 1) { totalCount } }';
    const variables = { id };
    const prepare = () => {
      isSilent = true;
    };
    const codes = await way({ app, query, variables, harmless: variables, prepare });
    expect(codes).toEqual(['TIMEOUT']);
  });

  it.each(['/users/ada', '/users/ada/feed.atom'])('%s', async (path) => {
    isSilent = true;
    const reply = await send(app, { method: 'GET', path, headers: { accept: 'text/html' } });
    expect(reply.status).toBe(504);
  });
});
