import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROFILE_QUERY } from '../../src/http/profile-query.ts';
import { openTestApi } from '../support/api.ts';
import { send } from './send.ts';

const { app, seed, ask } = await openTestApi({ SITE_NAME: 'Tea & <Talk>' });
const { app: without } = await openTestApi({ GRAPHIQL: 'off' });

beforeAll(async () => {
  const busy = await seed.user('busy', { karma: 5 });
  const loved = await seed.user('loved', { karma: 500 });
  const post = await seed.post({ author: loved });
  for (const author of [busy, busy, loved]) await seed.comment({ on: post, author });
});

async function page(headers: Record<string, string> = {}, method = 'GET') {
  const response = await app.fetch('http://commonplace/graphiql', { method, headers });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('GraphiQL', () => {
  it('is a page that is checked again at each visit', async () => {
    const { response, bytes } = await page();

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    expect(response.headers.has('content-encoding')).toBe(false);
    expect(bytes.subarray(0, 100).toString()).toContain('<!doctype html>');
  });

  it('asks no other host, and the browser is told to let it ask none', async () => {
    const { response, bytes } = await page();

    expect(bytes.toString()).not.toMatch(
      /<(script|link|img|iframe)[^>]+(src|href)="(https?:)?\/\//,
    );
    expect(response.headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'unsafe-inline' blob:",
      'worker-src blob:',
      "style-src 'unsafe-inline'",
      'img-src data:',
      'font-src data:',
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it('opens with the profile of who wrote most, ready to run', async () => {
    const html = (await page()).bytes.toString();
    const variables = { username: 'busy', moreComments: null };

    expect(html).toContain(JSON.stringify(PROFILE_QUERY));
    // What the first tab shows as variables is what GraphiQL finds in its storage.
    expect(html).toContain(
      `localStorage.setItem('graphiql:variables', given ?? ${JSON.stringify(JSON.stringify(variables, null, 2))})`,
    );
    expect(await ask(PROFILE_QUERY, variables)).toMatchObject({
      user: { displayName: 'Busy', comments: { totalCount: 2 } },
    });
  });

  it('bears the name of the site, as text', async () => {
    const html = (await page()).bytes.toString();

    expect(/<title>.*<\/title>/.exec(html)?.[0]).toBe(
      '<title>Tea &amp; &lt;Talk&gt; · GraphiQL</title>',
    );
    expect(html).not.toContain('<Talk>');
  });

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip;q=0.5, BR;q=1', 'br', brotliDecompressSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
  ])('is packed for who accepts %s', async (accepted, encoding, unpack) => {
    const plain = await page();
    const { response, bytes } = await page({ 'accept-encoding': accepted });

    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(bytes.length).toBeLessThan(3_000_000);
    expect(unpack(bytes).equals(plain.bytes)).toBe(true);
  });

  it.each(['identity', 'deflate', '', 'br;q=0, gzip;q=0.0'])(
    'is sent as it is to who accepts only %j',
    async (accepted) => {
      const { response } = await page({ 'accept-encoding': accepted });

      expect(response.headers.has('content-encoding')).toBe(false);
    },
  );

  it('is not sent again to who has it', async () => {
    const first = await page({ 'accept-encoding': 'br' });
    const etag = first.response.headers.get('etag') ?? '';
    const again = await page({ 'accept-encoding': 'br', 'if-none-match': `"old", W/${etag}` });
    const unpacked = await page({ 'if-none-match': etag });

    expect(etag).toMatch(/^"[\w-]{22}-br"$/);
    expect(again.response.status).toBe(304);
    expect(again.response.headers.get('etag')).toBe(etag);
    expect(again.bytes).toHaveLength(0);
    expect(unpacked.response.status).toBe(200);
  });

  it('is the same page at the second visit', async () => {
    const etags = [await page(), await page()].map(({ response }) => response.headers.get('etag'));

    expect(etags[0]).toBe(etags[1]);
  });

  it('is where browsers are led that open the API', async () => {
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    for (const [path, location] of [
      ['/graphql', '/graphiql'],
      ['/graphql?query=%7Bsite%7Bname%7D%7D', '/graphiql?query=%7Bsite%7Bname%7D%7D'],
    ]) {
      const reply = await send(app, { method: 'GET', path: path ?? '', headers });

      expect(reply.status).toBe(302);
      expect(reply.headers.get('location')).toBe(location);
      expect(reply.headers.get('vary')).toBe('Accept');
    }
  });

  it('is no place to post to', async () => {
    expect((await send(app, { path: '/graphiql', body: {} })).status).toBe(404);
  });
});

it('GraphiQL can be switched off', async () => {
  const headers = { accept: 'text/html, */*;q=0.8' };

  expect((await send(without, { method: 'GET', path: '/graphiql', headers })).status).toBe(404);
  expect((await send(without, { method: 'GET', headers })).json.errors).toMatchObject([
    { extensions: { code: 'BAD_REQUEST' } },
  ]);
});
