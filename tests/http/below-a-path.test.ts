import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { listen } from '../../src/http/server.ts';
import { seedDemo } from '../../src/importers/demo/seed-demo.ts';
import { openTestApi } from '../support/api.ts';
import { openIdProvider } from '../support/openid-provider.ts';
import { PASSWORD } from '../support/visitor.ts';

const HOST = 'https://example.org';
const SITE = `${HOST}/forum`;

const provider = await openIdProvider(SITE);
const { app, database } = await openTestApi({
  ...provider.environment,
  SITE_URL: SITE,
  SIGN_IN: 'on',
});
await seedDemo(database);

/** Of each kind of address this many are opened. */
const SAMPLE = 2;

const get = (url: string, headers: Record<string, string> = { accept: 'text/html' }) =>
  app.fetch(url, { headers, redirect: 'manual' });

async function ask(query: string, headers: Record<string, string> = {}) {
  const response = await app.fetch(`${SITE}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

/** What HTML, Atom and XML have addresses in. */
const ADDRESS =
  /\b(?:href|src|action|content)="((?:https?:|\/|\?)[^"]*)"|\bsrcset="([^"]*)"|<(?:loc|id)>(https?:[^<]*)</g;

function addressesIn(text: string): string[] {
  return [...text.matchAll(ADDRESS)]
    .flatMap(([, address, files, element]) =>
      files === undefined
        ? [address ?? element ?? '']
        : files.split(', ').map((file) => file.split(' ')[0] ?? ''),
    )
    .map((address) => address.replaceAll('&amp;', '&'));
}

/** `/posts/a-slug?tab=x` and `/posts/another?tab=y` are of one kind. */
function kindOf({ pathname, searchParams }: URL): string {
  const path = pathname
    .replace(/^(\/forum\/[^/]*\/)[^/]+/, '$1*')
    .replace(/(comments\/)[^/]+$/, '$1*');
  return `${path}?${[...searchParams.keys()]}`;
}

const isOfSite = ({ origin }: URL) => origin === HOST || origin === 'http://commonplace';

describe('a site below a path', () => {
  it('gives out addresses below it only, each of which answers', async () => {
    const opened = new Map<string, number>();
    const seen = new Set<string>();
    const waiting = [`${SITE}/`, `${SITE}/robots.txt`, `${SITE}/sitemap.xml`];
    const strays: string[] = [];
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      const response = await get(url);
      const location = response.headers.get('location');
      const text = await response.text();
      if (location === null && response.status !== 200) strays.push(`${url}: ${response.status}`);
      const isText = /html|xml/.test(response.headers.get('content-type') ?? '');
      for (const address of [
        ...(isText ? addressesIn(text) : []),
        ...(location === null ? [] : [location]),
      ]) {
        const target = new URL(address, url);
        target.hash = '';
        if (!isOfSite(target) || seen.has(target.href)) continue;
        seen.add(target.href);
        if (!target.href.startsWith(`${SITE}/`)) {
          if (target.href !== SITE) strays.push(`${url}: ${address}`);
          continue;
        }
        const count = (opened.get(kindOf(target)) ?? 0) + 1;
        opened.set(kindOf(target), count);
        if (count <= SAMPLE && !target.pathname.endsWith('/provider')) waiting.push(target.href);
      }
    }

    expect(strays).toEqual([]);
    const kinds = [...opened.keys()];
    for (const kind of ['posts/*', 'wiki/*', 'users/*', 'sequences/*', 'assets/*', 'feed.atom']) {
      expect(kinds).toContain(`/forum/${kind}?`);
    }
    expect(kinds).toContain('/forum/posts/*/feed.atom?');
    expect(kinds).toContain('/forum/graphiql?documentId,variables');
  }, 120_000);

  it('has its path in every `url`, which finds its object as well as `path` does', async () => {
    const { data } = await ask(`{
      users(first: 3) { nodes { id url path } }
      posts(first: 3) { nodes { id url path comments(first: 3) { nodes { id url path } } } }
      wikiPages(first: 3) { nodes { id url path } }
      sequences(first: 3) { nodes { id url path } }
    }`);
    const nodes = [
      data.users,
      data.posts,
      data.wikiPages,
      data.sequences,
      ...data.posts.nodes.map(({ comments }: { comments: object }) => comments),
    ].flatMap((list) => list.nodes);
    expect(nodes.length).toBeGreaterThan(12);
    for (const { id, url, path } of nodes) {
      expect(url).toBe(SITE + path);
      const found = await ask(
        `{ byUrl: resource(url: "${url}") { id } byPath: resource(url: "${path}") { id } }`,
      );
      expect(found.data).toEqual({ byUrl: { id }, byPath: { id } });
    }
    const [{ path }] = nodes;
    const outside = await ask(`{ resource(url: "${HOST}${path}") { id } }`);
    expect(outside.data).toEqual({ resource: null });
  });

  it('has its path in the links of texts, absolute ones included', async () => {
    const { data } = await ask(
      '{ posts(first: 50) { nodes { body { html absolute: html(absoluteLinks: true) } } } }',
    );
    const linksIn = (name: 'html' | 'absolute') =>
      data.posts.nodes.flatMap(({ body }: { body: Record<typeof name, string> }) =>
        [...body[name].matchAll(/ href="([^"#]*wiki\/[^"]*)"/g)].map(([, address]) => address),
      );
    const links = linksIn('html').filter((address: string) => address.startsWith('/'));
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(link).toMatch(/^\/forum\/wiki\//);
    expect(linksIn('absolute')).toContain(HOST + links[0]);
  });

  it.each(['/', '/posts', '/graphql', '/graphiql', '/forumx', '/forumx/', '/assets/', '/FORUM/'])(
    'has nothing at %s beside its path',
    async (path) => {
      const response = await get(`${HOST}${path}`);

      expect(response.status).toBe(404);
      expect(await response.text()).toContain(`${SITE}/`);
    },
  );

  it('answers at the root of the host to load balancers and crawlers', async () => {
    expect((await get(`${HOST}/health/live`)).status).toBe(200);
    expect((await get(`${SITE}/health/ready`)).status).toBe(200);
    const robots = await (await get(`${HOST}/robots.txt`)).text();
    expect(robots).toContain('Disallow: /forum/graphiql\n');
    expect(robots).toContain(`Sitemap: ${SITE}/sitemap.xml`);
  });

  it('redirects below the path', async () => {
    const locationOf = async (url: string) => (await get(url)).headers.get('location');
    expect(await locationOf(SITE)).toBe('/forum/');
    expect(await locationOf(`${SITE}?a=1`)).toBe('/forum/?a=1');
    expect(await locationOf(`${SITE}/graphql?query={a}`)).toMatch(/^\/forum\/graphiql\?/);
    const { data } = await ask('{ users(first: 1) { nodes { username path } } }');
    const [{ username, path }] = data.users.nodes;
    expect(await locationOf(`${SITE}/users/${username.toUpperCase()}`)).toBe(`/forum${path}`);
  });

  it('signs people in with cookies of its own name', async () => {
    const post = (path: string, body: object, headers: object) =>
      app.fetch(`${SITE}/api/auth/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const account = { username: 'nina', password: PASSWORD };
    const created = await post('sign-up', account, { origin: HOST });
    expect(created.status).toBe(201);
    const [cookie = ''] = created.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-session\.forum=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const viewer = await ask('{ viewer { user { url } } }', {
      origin: HOST,
      cookie: cookie.split(';', 1)[0] ?? '',
    });
    expect(viewer.data.viewer.user.url).toBe(`${SITE}/users/nina`);
    expect((await post('sign-in', account, { origin: 'https://other.example' })).status).toBe(403);
  });

  it('signs people in with a provider, which sends them back below the path', async () => {
    const began = await get(`${SITE}/api/auth/provider?next=/settings`);
    const cookies = began.headers.getSetCookie().map((text) => text.split(';', 1)[0]);
    const back = provider.authorize(began.headers.get('location') ?? '', {
      sub: 'ada-1',
      preferred_username: 'ada-of-provider',
      name: 'Ada',
    });
    expect(back).toMatch(`${SITE}/api/auth/callback/oidc?`);
    const ended = await get(back, { cookie: cookies.join('; ') });
    expect([ended.status, ended.headers.get('location')]).toEqual([302, '/forum/settings']);
  });

  it('takes requests and WebSockets by its port as well', async () => {
    const { listener, upgrade: onUpgrade } = app;
    const server = await listen({ host: '127.0.0.1', port: 0, listener, onUpgrade });
    onTestFinished(async () => void (await server.stop(0)));
    const statusOf = async (path: string) => (await fetch(server.url + path)).status;
    expect(await statusOf('/forum/posts')).toBe(200);
    expect(await statusOf('/forum')).toBe(200);
    expect(await statusOf('/posts')).toBe(404);
    expect(await statusOf('/health/ready')).toBe(200);
    const connect = (path: string) =>
      new WebSocket(`${server.url.replace('http:', 'ws:')}${path}`, 'graphql-transport-ws');
    const inside = connect('/forum/graphql');
    await once(inside, 'open');
    inside.terminate();
    const [refusal] = await once(connect('/graphql'), 'error');
    expect(String(refusal)).toContain('404');
  });
});
