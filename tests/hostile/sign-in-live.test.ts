import { createClient } from 'graphql-ws';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { POST_PUBLISHED } from '../../src/domains/discussion/post/events.ts';
import { listen } from '../../src/http/server.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { whileRepeating } from '../live/while-repeating.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { newMember } from '../support/visitor.ts';

const api = await openTestApi();
const { app, database, seed } = api;

const PUBLISHED = 'subscription { postPublished { post { slug } } }';

async function serve({ listener, upgrade: onUpgrade } = app) {
  const server = await listen({ host: '127.0.0.1', port: 0, listener, onUpgrade });
  onTestFinished(async () => {
    await server.stop(0);
  });
  return server.url;
}

async function publish() {
  const post = await seed.post();
  await database.transaction((tx) => recordEvent(tx, POST_PUBLISHED, { postId: post.id }));
}

/** A page of `origin` that connects in the browser of a member. */
function connect(url: string, headers: Readonly<Record<string, string>>) {
  class Browser extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers });
    }
  }
  const address = `${url.replace('http:', 'ws:')}/graphql`;
  const client = createClient({ url: address, webSocketImpl: Browser, retryAttempts: 0 });
  onTestFinished(async () => {
    await client.dispose();
  });
  return client;
}

async function usernameOver(client: ReturnType<typeof connect>): Promise<string | null> {
  const answers = client.iterate<{ viewer: { user: { username: string } | null } }>({
    query: '{ viewer { user { username } } }',
  });
  const { value } = await answers.next();
  return value.data?.viewer.user?.username ?? null;
}

let people = 0;

describe('a WebSocket with the cookie of a member', () => {
  it('is theirs from a page of the site, and ends with the session', async () => {
    const url = await serve();
    const ada = await newMember(api, 'ada');
    const cookie = `session=${ada.cookies.get('session')}`;
    const client = connect(url, { cookie, origin: url });
    expect(await usernameOver(client)).toBe('ada');
    const answers = client.iterate({ query: PUBLISHED });
    await whileRepeating(publish, answers.next());
    await ada.post('/api/auth/sign-out', {});
    let message = await answers.next();
    while (message.value?.errors === undefined) message = await answers.next();
    expect(message.value.errors[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['a page of another site that CORS_ORIGINS allows', { origin: 'https://app.example' }],
    ['a program', {}],
    ['a page that says so, but not its browser', { 'sec-fetch-site': 'cross-site' }],
  ])('is nobody’s from %s', async (_name, headers) => {
    const open = serveTest(database, { CORS_ORIGINS: 'https://app.example' });
    const url = await serve(open.app);
    people += 1;
    const bob = await newMember(api, `bob-${people}`);
    const cookie = `session=${bob.cookies.get('session')}`;
    const own = 'sec-fetch-site' in headers ? { origin: url } : {};
    expect(await usernameOver(connect(url, { cookie, ...own, ...headers }))).toBeNull();
  });
});

describe('a stream of events with the cookie of a member', () => {
  it('is refused to other sites, and ends with the session', async () => {
    const url = await serve();
    const cy = await newMember(api, 'cy');
    const cookie = `session=${cy.cookies.get('session')}`;
    const open = (headers: Readonly<Record<string, string>>) =>
      fetch(`${url}/graphql?${new URLSearchParams({ query: PUBLISHED })}`, {
        headers: { accept: 'text/event-stream', cookie, ...headers },
      });
    expect((await open({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await open({ origin: 'https://evil.example' })).status).toBe(403);
    const stream = await open({ 'sec-fetch-site': 'same-origin' });
    expect(stream.status).toBe(200);
    const text = stream.text();
    await whileRepeating(publish, new Promise((resolve) => setTimeout(resolve, 500)));
    await cy.post('/api/auth/sign-out', {});
    expect(await text).toContain('UNAUTHENTICATED');
  });
});
