import { once } from 'node:events';
import { request as requestTo } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { POST_PUBLISHED } from '../../src/domains/discussion/post/events.ts';
import { listen } from '../../src/http/server.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { whileRepeating } from '../live/while-repeating.ts';
import { type Answer, openTestApi, serveTest } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const ada = await member(api, 'ada');

async function serve(environment: Record<string, string>) {
  const { listener, upgrade: onUpgrade } = serveTest(api.database, environment).app;
  const server = await listen({ host: '127.0.0.1', port: 0, listener, onUpgrade });
  onTestFinished(async () => void (await server.stop(0)));
  const ask = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
  const connect = (connectionParams: Record<string, string> = {}) => {
    const url = server.url.replace('http:', 'ws:').concat('/graphql');
    const client = createClient({
      url,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams,
    });
    onTestFinished(async () => void (await client.dispose()));
    return client;
  };
  return { url: server.url, ask, connect };
}

const SITE = '{ site { name } }';
const asAda = { authorization: `Bearer ${ada.token}` };

it('a client that sends too many requests gets 429, and a member at its address gets through', async () => {
  const { url, ask } = await serve({ CLIENT_REQUESTS_PER_MINUTE: '3' });
  for (let count = 0; count < 3; count += 1) expect((await ask(SITE)).status).toBe(200);
  const refused = await ask(SITE);
  expect(refused.status).toBe(429);
  const retryAfter = Number(refused.headers.get('retry-after'));
  expect(retryAfter).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({
    errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter } }],
  });
  expect((await fetch(`${url}/user/ada/feed.atom`)).status).toBe(429);
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
  expect((await ask(SITE, asAda)).status).toBe(200);
});

it('a client reads how much is left to it, and an account has its own share', async () => {
  const { ask } = await serve({ CLIENT_REQUESTS_PER_MINUTE: '60', CLIENT_COST_PER_MINUTE: '0' });
  const query = `{ rateLimit { limit remaining resetAt }
    requests: rateLimit(of: REQUESTS) { limit remaining resetAt } }`;
  const read = async (headers: Record<string, string> = {}) => {
    const { data } = (await (await ask(query, headers)).json()) as Answer;
    expect(data.rateLimit).toEqual({ limit: null, remaining: null, resetAt: null });
    expect(data.requests.limit).toBe(60);
    return data.requests;
  };
  for (let count = 0; count < 30; count += 1) await ask(SITE);
  const startedAt = Date.now();
  const { remaining, resetAt } = await read();
  // One more comes every second.
  expect(remaining).toBeGreaterThanOrEqual(29);
  expect(remaining).toBeLessThan(60);
  expect(Date.parse(resetAt)).toBeGreaterThanOrEqual(startedAt);
  expect(Date.parse(resetAt)).toBeLessThanOrEqual(Date.now() + 31_000);
  expect((await read(asAda)).remaining).toBe(59);
});

it('behind a trusted proxy each client has its own share', async () => {
  const { ask } = await serve({ CLIENT_REQUESTS_PER_MINUTE: '1', TRUST_PROXY: '127.0.0.0/8' });
  const from = async (address: string) => (await ask(SITE, { 'x-forwarded-for': address })).status;
  expect(await from('198.51.100.1')).toBe(200);
  expect(await from('198.51.100.1')).toBe(429);
  expect(await from('198.51.100.2')).toBe(200);
});

it('without TRUST_PROXY a client cannot say that it is another', async () => {
  const { ask } = await serve({ CLIENT_REQUESTS_PER_MINUTE: '1' });
  await ask(SITE, { 'x-forwarded-for': '198.51.100.1' });
  expect((await ask(SITE, { 'x-forwarded-for': '198.51.100.2' })).status).toBe(429);
});

it('what operations cost is counted however they are executed', async () => {
  const { ask, connect } = await serve({ CLIENT_COST_PER_MINUTE: '400' });
  const query = '{ posts(first: 50) { nodes { title } } }';
  const statuses: number[] = [];
  for (let count = 0; count < 12 && statuses.at(-1) !== 429; count += 1) {
    const answer = await ask(query);
    await answer.text();
    statuses.push(answer.status);
  }
  // The first runs are plain, those after them are compiled.
  expect(statuses.length).toBeGreaterThan(4);
  expect(statuses.at(-1)).toBe(429);
  const { value } = await connect().iterate({ query }).next();
  expect(value?.errors).toMatchObject([
    { extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } },
  ]);
});

it('one client cannot take all subscriptions', async () => {
  const { connect } = await serve({ CLIENT_SUBSCRIPTIONS: '2' });
  const client = connect();
  const query = 'subscription { postPublished { cursor } }';
  const held = [client.iterate({ query }), client.iterate({ query })];
  for (const answers of held) void answers.next().catch(() => {});
  const { value } = await client.iterate({ query }).next();
  expect(value?.errors).toMatchObject([
    { extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } },
  ]);
  const hers = connect(asAda).iterate({ query }).next();
  const outcome = await Promise.race([
    hers.then(
      () => 'answered',
      () => 'refused',
    ),
    new Promise((resolve) => setTimeout(resolve, 500, 'waits')),
  ]);
  expect(outcome).toBe('waits');
});

it('one address cannot take all connections', async () => {
  const { connect } = await serve({ CLIENT_CONNECTIONS: '1' });
  const first = connect();
  expect((await first.iterate({ query: SITE }).next()).value?.data).toBeTruthy();
  const held = first.iterate({ query: 'subscription { postPublished { cursor } }' });
  void held.next().catch(() => {});
  await expect(connect().iterate({ query: SITE }).next()).rejects.toBeTruthy();
});

it('a client that has too many requests under way gets 429, and a member at its address gets through', async () => {
  const { url, ask } = await serve({ CLIENT_CONCURRENCY: '2' });
  const slow = [await openRequest(url), await openRequest(url)];
  const refused = await ask(SITE);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect((await ask(SITE, asAda)).status).toBe(200);
  for (const end of slow) await end();
  await vi.waitFor(async () => expect((await ask(SITE)).status).toBe(200));
});

it('subscriptions count as such, and not as requests under way', async () => {
  const { url, ask } = await serve({ CLIENT_CONCURRENCY: '1' });
  const leaving = new AbortController();
  const following = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { postPublished { cursor } }' }),
    signal: leaving.signal,
  });
  expect(following.status).toBe(200);
  expect((await ask(SITE)).status).toBe(200);
  leaving.abort();
});

it('operations over a WebSocket count as requests under way', async () => {
  const { url, connect } = await serve({ CLIENT_CONCURRENCY: '1' });
  const end = await openRequest(url);
  const { value } = await connect().iterate({ query: SITE }).next();
  expect(value?.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfter: 1 } }]);
  await end();
});

it('an address cannot have any number of bad tokens looked up, and members there are still known', async () => {
  const { ask } = await serve({ CLIENT_REQUESTS_PER_MINUTE: '20' });
  expect((await ask(SITE, asAda)).status).toBe(200);
  const guess = () => ask(SITE, { authorization: 'Bearer guess' });
  expect([(await guess()).status, (await guess()).status]).toEqual([401, 401]);
  const refused = await guess();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await ask(SITE, asAda)).status).toBe(200);
});

it('the answers to events are charged, and the subscription ends when there is nothing left', async () => {
  const query =
    'subscription { postPublished { post { title comments(first: 50) { nodes { id } } } } }';
  const { connect } = await serve({ CLIENT_COST_PER_MINUTE: '150' });
  const answers = connect().iterate<{ postPublished: object }>({ query });
  const codes: unknown[] = [];
  const untilRefused = async () => {
    for await (const { errors } of answers) codes.push(errors?.[0]?.extensions?.['code']);
  };
  await whileRepeating(publish, untilRefused());
  expect(codes).toEqual([undefined, 'RATE_LIMITED']);
});

async function publish(): Promise<void> {
  const { id } = await api.seed.post();
  await api.database.transaction((tx) => recordEvent(tx, POST_PUBLISHED, { postId: id }));
}

/** A request whose body is not all there yet; answers what ends it. */
async function openRequest(url: string): Promise<() => Promise<void>> {
  const request = requestTo(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': '100' },
  });
  request.on('error', () => {});
  request.flushHeaders();
  await once(request, 'socket');
  await sleep(100);
  return async () => {
    request.destroy();
    await sleep(0);
  };
}
