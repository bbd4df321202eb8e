import { gunzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, serveTest } from '../support/api.ts';
import { send } from './send.ts';

const SITE = 'https://tea.example.org';
const api = await openTestApi({ SITE_URL: SITE });
const { app, seed } = api;
const get = (path: string, method = 'GET') => send(app, { method, path });

const HIDDEN = { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' } as const;
const HELD = { hiddenAt: new Date(), hiddenWhy: 'HELD' } as const;
const DELETED = { deletedAt: new Date() };

beforeAll(async () => {
  const ada = await seed.user('ada');
  const post = await seed.post({ author: ada, at: '2026-03-01T12:00:00Z', more: { slug: 'tea' } });
  await seed.post({ author: ada, more: { slug: "green-&-<white>'s" } });
  await seed.wikiPage({ author: ada, at: '2026-03-02T12:00:00Z', more: { slug: 'oolong' } });
  await seed.sequence({ author: ada, posts: [post], more: { slug: 'all-teas' } });
  await seed.user('silent');

  await seed.post({ author: await seed.user('drafter'), more: { slug: 'a', publishedAt: null } });
  await seed.post({ author: await seed.user('newcomer'), more: { slug: 'b', ...HELD } });
  await seed.post({ author: await seed.user('rude'), more: { slug: 'c', ...HIDDEN } });
  await seed.post({ author: await seed.user('gone'), more: { slug: 'd', ...DELETED } });
  const banned = await seed.user('banned', { bannedUntil: new Date('2999-01-01') });
  await seed.post({ author: banned, more: { slug: 'by-banned' } });
  const returned = await seed.user('returned', { bannedUntil: new Date('2020-01-01') });
  await seed.comment({ on: post, author: returned });
  const target = await seed.wikiPage({ more: { slug: 'target' } });
  await seed.wikiPage({ more: { slug: 'e', ...DELETED } });
  await seed.wikiPage({ more: { slug: 'f', mergedIntoId: target.id } });
  await seed.sequence({ more: { slug: 'g', ...HIDDEN } });
  await seed.sequence({ more: { slug: 'h', ...DELETED } });
});

describe('robots.txt', () => {
  it('names the sitemap, and leaves pages and the API open', async () => {
    const { status, headers, text } = await get('/robots.txt');

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text).toContain(`\nSitemap: ${SITE}/sitemap.xml\n`);
    expect(text).toContain('Disallow: /search\n');
    expect(text).not.toMatch(/Disallow: \/(?:graphql)?$/m);
  });
});

describe('the sitemap', () => {
  it('lists what anonymous viewers see, and nothing that is held, hidden, a draft, deleted or merged', async () => {
    expect((await listedPaths()).toSorted()).toEqual([
      '/posts/by-banned',
      "/posts/green-%26-%3Cwhite%3E's",
      '/posts/tea',
      '/sequences/all-teas',
      '/users/ada',
      '/users/returned',
      '/wiki/oolong',
      '/wiki/target',
    ]);
  });

  it('says when pages changed, and is cached', async () => {
    const { headers, text } = await get('/sitemaps/wiki-1.xml');

    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect(headers.get('cache-control')).toBe('public, max-age=3600');
    expect(text).toContain(
      `<url><loc>${SITE}/wiki/oolong</loc><lastmod>2026-03-02T12:00:00.000Z</lastmod></url>`,
    );
    expect((await get('/sitemap.xml')).text).toMatch(/posts-1\.xml<\/loc><lastmod>20/);
  });

  it('has the addresses of the server where the site has none', async () => {
    const { app: other } = serveTest(api.database);
    const { text } = await send(other, { method: 'GET', path: '/sitemap.xml' });

    expect(text).toContain('<loc>http://commonplace/sitemaps/posts-1.xml</loc>');
  });

  it('is packed for clients that take it', async () => {
    const headers = { 'accept-encoding': 'gzip, br' };
    const response = await app.fetch('http://commonplace/sitemaps/posts-1.xml', { headers });
    const text = gunzipSync(await response.arrayBuffer()).toString();

    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(text).toBe((await get('/sitemaps/posts-1.xml')).text);
  });

  it('sends no body for HEAD', async () => {
    const { status, text } = await get('/sitemaps/posts-1.xml', 'HEAD');

    expect([status, text]).toEqual([200, '']);
  });

  it.each(['posts-2', 'posts-0', 'posts-', 'comments-1', '%00-1', 'posts-1.xml/'])(
    'has no part %s',
    async (name) => {
      expect((await get(`/sitemaps/${name}.xml`)).status).toBe(404);
    },
  );
});

/** The paths of all parts that the index names. */
async function listedPaths(): Promise<string[]> {
  const parts = locationsIn((await get('/sitemap.xml')).text);
  const texts = await Promise.all(parts.map((path) => get(path)));
  return texts.flatMap(({ text }) => locationsIn(text));
}

/** What the `loc` elements of a well-formed document say, below the site's address. */
function locationsIn(xml: string): string[] {
  const found: string[] = [];
  let isLocation = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    isLocation = name === 'loc';
  });
  parser.on('text', (text) => {
    if (isLocation && text.trim() !== '') found.push(text);
  });
  parser.write(xml).close();
  return found.map((address) => {
    expect(address.startsWith(`${SITE}/`)).toBe(true);
    return address.slice(SITE.length);
  });
}
