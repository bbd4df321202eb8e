import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type Client, createClient } from 'graphql-ws';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.ts';
import { POST_PUBLISHED } from '../../src/domains/discussion/post/events.ts';
import { listen } from '../../src/http/server.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { newPosts } from '../clients/graphql-ws/new-posts.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { member } from '../support/members.ts';
import { whileRepeating } from './while-repeating.ts';

const api = await openTestApi({
  LIVE_SUBSCRIPTIONS_PER_CONNECTION: '20',
  LIVE_CONNECTIONS: '3',
});
const { app, database, seed } = api;

const OPERATIONS: Record<string, string> = JSON.parse(
  readFileSync('web/src/__generated__/operations.json', 'utf8'),
);

const PUBLISHED = 'subscription { postPublished { cursor post { slug } } }';

async function serve({ listener, upgrade: onUpgrade }: App = app) {
  const server = await listen({ host: '127.0.0.1', port: 0, listener, onUpgrade });
  onTestFinished(async () => {
    await server.stop(0);
  });
  return { url: server.url.replace('http:', 'ws:').concat('/graphql'), server };
}

function connect(url: string, connectionParams: Record<string, unknown> = {}): Client {
  const client = createClient({
    url,
    connectionParams,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  onTestFinished(async () => {
    await client.dispose();
  });
  return client;
}

/** A connection that speaks no protocol yet. */
async function raw(url: string, options: object = {}) {
  const socket = new WebSocket(url, 'graphql-transport-ws', options);
  onTestFinished(() => socket.terminate());
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  return { socket, closed };
}

async function publish() {
  const post = await seed.post();
  const event = { postId: post.id };
  await database.transaction((tx) => recordEvent(tx, POST_PUBLISHED, event));
  return post.slug;
}

/** What comes first; published again and again until the subscription is there. */
async function firstOf(client: Client, query: string) {
  const answers = client.iterate<Record<string, { post: { slug: string } }>>({ query });
  const slugs: string[] = [];
  const { value } = await whileRepeating(async () => slugs.push(await publish()), answers.next());
  await answers.return?.();
  return { value, slugs };
}

it('a client of graphql-ws is told, and may ask queries on the same connection', async () => {
  const { url } = await serve();
  const client = connect(url);
  const { value, slugs } = await firstOf(client, PUBLISHED);
  expect(slugs).toContain(value.data?.['postPublished']?.post.slug);
  const { value: answer } = await client.iterate({ query: '{ site { name } }' }).next();
  expect(answer.data).toEqual({ site: { name: 'Commonplace' } });
});

it('runs an operation that is named by its hash', async () => {
  const { url } = await serve();
  const named = (sha256Hash: string) =>
    connect(url)
      .iterate({ query: '', extensions: { persistedQuery: { sha256Hash } } })
      .next();
  const [id] =
    Object.entries(OPERATIONS).find(([, text]) => /^query aboutPageQuery/.test(text)) ?? [];
  const { value } = await named(id ?? '');
  expect(value.data).toHaveProperty('site.limits');
  await expect(named('unknown')).rejects.toMatchObject([
    { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
  ]);
});

it('takes a token in the parameter authorization, in upper and lower case', async () => {
  const { url } = await serve();
  const { token } = await member(api, 'ada');
  const query = '{ viewer { user { username } } }';
  const client = connect(url, { Authorization: `Bearer ${token}\n` });
  const { value } = await client.iterate({ query }).next();
  expect(value.data).toEqual({ viewer: { user: { username: 'ada' } } });
});

it.each([
  ['a list', ['Bearer x']],
  ['letters that no header has', 'Bearer 漢字'],
  ['two lines', 'Bearer x\r\ncookie: y'],
])('refuses the operations of a client whose authorization is %s', async (_, authorization) => {
  const { url } = await serve();
  const client = connect(url, { authorization });
  await expect(client.iterate({ query: '{ site { name } }' }).next()).rejects.toMatchObject([
    { extensions: { code: 'UNAUTHENTICATED' } },
  ]);
});

it.each([
  ['{ nonsense }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['{', {}, 'GRAPHQL_PARSE_FAILED'],
  ['query ($id: ID!) { node(id: $id) { id } }', { id: 'x' }, 'INVALID_ID'],
  [
    'subscription ($id: ID!) { commentAdded(subjectId: $id) { cursor } }',
    { id: 'x' },
    'INVALID_ID',
  ],
])('%s is refused with its code and nothing of HTTP', async (query, variables, code) => {
  const { url } = await serve();
  const answers = connect(url).iterate({ query, variables });
  const errors = await answers.next().then(
    ({ value }) => value.errors,
    (error: unknown) => error,
  );
  expect(errors).toMatchObject([{ extensions: { code } }]);
  expect(JSON.stringify(errors)).not.toContain('"http"');
});

it('a thousand subscriptions on one connection are not taken, and others go on', async () => {
  const { url } = await serve();
  const { socket } = await raw(url);
  const refused = new Promise<number>((resolve) => {
    let count = 0;
    socket.on('message', (data) => {
      if (String(data).includes('"code":"RATE_LIMITED","retryAfter":1')) count += 1;
      if (count === 980) resolve(count);
    });
  });
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await once(socket, 'message');
  for (let id = 0; id < 1_000; id += 1) {
    socket.send(JSON.stringify({ id: `${id}`, type: 'subscribe', payload: { query: PUBLISHED } }));
  }
  expect(await refused).toBe(980);
  const { value } = await firstOf(connect(url), PUBLISHED);
  expect(value.data).toBeTruthy();
});

it('what is too large, no message, or no frame ends the connection alone', async () => {
  const { url } = await serve();
  const large = await raw(url);
  large.socket.send('x'.repeat(65 * 1024));
  expect(await large.closed).toBe(1009);
  const garbage = await raw(url);
  garbage.socket.send('{ not json');
  expect(await garbage.closed).toBe(4400);
  const early = await raw(url);
  early.socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: PUBLISHED } }));
  expect(await early.closed).toBe(4401);
  const { socket, closed } = await raw(url);
  (socket as unknown as { _socket: NodeJS.WritableStream })._socket.write(Buffer.alloc(200, 0xff));
  expect(await closed).toBeGreaterThan(1000);
  const { value } = await connect(url).iterate({ query: '{ site { name } }' }).next();
  expect(value.data).toBeTruthy();
});

it('connections above the limit, of other origins, and to other paths are refused', async () => {
  const { url } = await serve();
  const refusal = async (to: string, options: object = {}) => {
    const socket = new WebSocket(to, 'graphql-transport-ws', options);
    const [error] = await once(socket, 'error');
    return String(error);
  };
  expect(await refusal(url, { origin: 'https://evil.example' })).toContain('403');
  expect(await refusal(url.replace('/graphql', '/other'))).toContain('404');
  for (let count = 0; count < 3; count += 1) await raw(url);
  const [error] = await once(new WebSocket(url, 'graphql-transport-ws'), 'error');
  expect(String(error)).toContain('503');
});

it('the program in docs/api.md goes on where it was after its connection was cut', async () => {
  const { url } = await serve();
  class Cut extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol);
      sockets.push(this);
    }
  }
  const sockets: WebSocket[] = [];
  const posts = newPosts(url, Cut);
  await whileRepeating(publish, posts.next());
  sockets.at(-1)?.terminate();
  const missed = await publish();
  let slug = '';
  while (slug !== missed) slug = (await posts.next()).value?.slug ?? '';
  expect(sockets).toHaveLength(2);
  await posts.return(undefined);
});

it('a server that drains tells subscribers to come back, and lets them go within its grace', async () => {
  const { url, server } = await serve();
  const client = connect(url);
  const answers = client.iterate({
    query: 'subscription ($id: ID!) { scoreChanged(subjectId: $id) { cursor } }',
    variables: { id: encodeGlobalId('Post', (await seed.post()).id) },
  });
  const next = answers.next();
  await new Promise((resolve) => setTimeout(resolve, 500));
  app.drain();
  const { value } = await next;
  expect(value.errors).toMatchObject([{ extensions: { code: 'SUBSCRIPTION_ENDED' } }]);
  expect(await server.stop(5)).toBe(true);
});

it('a server that drains takes no connection, though it never had one', async () => {
  const { app: draining } = serveTest(database);
  const { url } = await serve(draining);
  draining.drain();
  const [error] = await once(new WebSocket(url, 'graphql-transport-ws'), 'error');
  expect(String(error)).toContain('503');
});
