import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { seedDemo } from '../../src/importers/demo/seed-demo.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi({ SITE_NAME: 'Tea', WRITE_LIMITS: 'off' });
const { app, database, seed } = api;
await seedDemo(database);
const ada = await member(api, 'ada-share');

const HOST = 'http://commonplace';
const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  app.fetch(new URL(path, HOST).href, { headers, redirect: 'manual' });

async function shareImageOf(path: string): Promise<string | undefined> {
  const page = await (await get(path, { accept: 'text/html' })).text();
  return /<meta property="og:image" content="([^"]*)">/.exec(page)?.[1]?.replaceAll('&amp;', '&');
}

async function pathsOf(query: string): Promise<string[]> {
  const data = await api.ask(query);
  return Object.values(data as Record<string, { nodes: { path: string }[] }>).flatMap(({ nodes }) =>
    nodes.map(({ path }) => path),
  );
}

describe('the image that other sites show beside a link', () => {
  it('says what the page is, as a picture of the asked size', async () => {
    const paths = await pathsOf(`{
      posts(first: 2) { nodes { path } }
      wikiPages(first: 2) { nodes { path } }
      sequences(first: 1) { nodes { path } }
      comments(first: 1) { nodes { path } }
    }`);
    expect(paths.length).toBe(6);
    for (const path of ['/', '/users/ada-share', '/posts', ...paths]) {
      const address = await shareImageOf(path);
      expect(address, path).toMatch(/^http:\/\/commonplace.*\/share\.png\?v=[\w-]{16}$/);
      const response = await get(address ?? '');
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
      const { width, height, format } = await sharp(await response.arrayBuffer()).metadata();
      expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' });
    }
  });

  it('has another address when the title is another, and can be stored', async () => {
    const post = await seed.post({ author: ada.user, title: 'First title' });
    const path = `/posts/${post.slug}`;
    const before = await shareImageOf(path);
    expect(await shareImageOf(path)).toBe(before);
    const response = await get(before ?? '');
    const etag = response.headers.get('etag') ?? '';
    expect(response.headers.get('cache-control')).toBe('public, max-age=86400, s-maxage=60');
    expect((await get(before ?? '', { 'if-none-match': etag })).status).toBe(304);

    await database.prisma.post.update({ where: { id: post.id }, data: { title: 'Second title' } });
    const after = await shareImageOf(path);
    expect(after).not.toBe(before);
    expect((await get(after ?? '')).headers.get('etag')).not.toBe(etag);
  });

  it('has one address, to which others lead', async () => {
    const post = await seed.post({
      author: ada.user,
      title: 'One address',
      more: { slug: 'one-address' },
    });
    const path = `/posts/${post.slug}`;
    for (const [other, own] of [
      ['//share.png', '/share.png'],
      [`${path}//share.png?v=a`, `${path}/share.png?v=a`],
      ['/users/ADA-share/share.png', '/users/ada-share/share.png'],
      ['/search//share.png', '/search/share.png'],
    ] as const) {
      const answer = await app.fetch(HOST + other, { redirect: 'manual' });
      const { status, headers } = answer;
      const found = [status, headers.get('location'), headers.get('cache-control')];
      const isShown = (await get(own)).status === 200;
      expect([other, ...(isShown ? found : [status])]).toEqual(
        isShown ? [other, 301, own, 'no-cache'] : [other, 404],
      );
    }
    // Proxies may encode what needs none: a redirect there would have no end.
    expect((await get('/posts/one%2Daddress/share.png')).status).toBe(200);
    for (const nowhere of [
      `/${path}/share.png`,
      `/posts/${post.slug}%2Fshare.png`,
      `/posts//${post.slug}/share.png`,
      `/POSTS/${post.slug}/share.png`,
      `${path}///share.png`,
      `${path}/share.png/`,
      `${path}/SHARE.png`,
    ]) {
      expect([nowhere, (await app.fetch(HOST + nowhere)).status]).toEqual([nowhere, 404]);
    }
  });

  it('is not there for what the viewer may not see', async () => {
    const draft = await seed.post({
      author: ada.user,
      title: 'Secret',
      more: { publishedAt: null },
    });
    const path = `/posts/${draft.slug}/share.png`;
    const statuses = [
      await get(path),
      await get('/posts/nothing-here/share.png'),
      await get('/users/nobody/share.png'),
      await get('/nowhere/share.png'),
    ].map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 404, 404]);
    const own = await get(path, { authorization: `Bearer ${ada.token}` });
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  });

  it.each(['日本語の題', 'مرحبا بالعالم', '🎉🎉'])(
    'is left out when its letters cannot be drawn: %s',
    async (title) => {
      const post = await seed.post({
        author: ada.user,
        title,
        more: { slug: `foreign-${title.length}` },
      });
      expect(await shareImageOf(`/posts/${post.slug}`)).toBeUndefined();
      expect((await get(`/posts/${post.slug}/share.png`)).status).toBe(404);
    },
  );

  it.each([
    ['pictograms', 'A party 🎉 for 👩‍👩‍👧 ∮ all'],
    ['one long word', 'W'.repeat(200)],
    ['letters of three scripts', 'Ένας τίτλος и русский заголовок, Nguyễn Łódź'],
    ['markup', '</path><script>alert(1)</script> & "quotes"'],
  ])('is drawn of a title with %s', async (_, title) => {
    const post = await seed.post({ author: ada.user, title });
    const response = await get((await shareImageOf(`/posts/${post.slug}`)) ?? '');
    expect(response.status).toBe(200);
    await sharp(await response.arrayBuffer()).stats();
  });

  it('is drawn once for all who ask at the same time, and refused when too many wait', async () => {
    const posts = await Promise.all(
      Array.from({ length: 60 }, (_, number) =>
        seed.post({ author: ada.user, title: `Post number ${number}` }),
      ),
    );
    const statuses = await Promise.all(
      posts.map(async ({ slug }) => (await get(`/posts/${slug}/share.png`)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    const [first] = posts;
    const again = await Promise.all(
      Array.from({ length: 60 }, async () => (await get(`/posts/${first?.slug}/share.png`)).status),
    );
    expect(new Set(again)).toEqual(new Set([200]));
  });
});
