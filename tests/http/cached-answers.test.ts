import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import sql from 'sql-template-tag';
import { beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../../src/domains/people/account/tokens.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { KNOWN_ID, servePages } from './pages-fixture.ts';
import { send } from './send.ts';

const database = await openTestDatabase();
const app = await servePages(database);
const address = (parameters: Readonly<Record<string, string>>) =>
  `/graphql?${new URLSearchParams(parameters)}`;
const KNOWN = address({ documentId: KNOWN_ID, variables: '{"username":"bob"}' });
const PRIVATE = 'private, no-store';
let token = '';

beforeAll(async () => {
  await seedContent(database).user('bob');
  const options = { username: 'bob', name: 'test', scope: 'WRITE', expiresAt: null } as const;
  token = (await createToken(database, options)) ?? '';
});

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  send(app, { method: 'GET', path, headers });

describe('a GET of a known operation without a token', () => {
  it('may be kept by proxies for a moment', async () => {
    const { headers } = await get(KNOWN);

    expect(headers.get('cache-control')).toBe(
      'public, max-age=0, s-maxage=5, stale-while-revalidate=30',
    );
    expect(headers.get('vary')).toBe('Accept, Accept-Encoding, Authorization, Cookie');
  });

  it('is not answered again when nothing has changed', async () => {
    const etag = (await get(KNOWN)).headers.get('etag') ?? '';
    const again = await get(KNOWN, { 'if-none-match': etag });
    await database.execute('test.rename', sql`update users set display_name = 'Robert'`);
    const changed = await get(KNOWN, { 'if-none-match': etag });

    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it.each([
    ['fails', address({ documentId: KNOWN_ID })],
    ['is not known', address({ query: '{ site { name } }' })],
  ])('is for nobody to store when it %s', async (_, path) => {
    const { headers } = await get(path);

    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.has('etag')).toBe(false);
  });

  it('is for nobody to store when it is about the client itself', async () => {
    const query = '{ rateLimit(of: COST) { remaining } }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash } });
    const reply = await get(address({ query, extensions }));

    expect(reply.json.data).toMatchObject({ rateLimit: {} });
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it('is for nobody to store when the operator says so', async () => {
    const strict = await servePages(database, { PUBLIC_CACHE_SECONDS: '0' });
    const { headers } = await send(strict, { method: 'GET', path: KNOWN });

    expect(headers.get('cache-control')).toBe('no-store');
  });
});

it('is for the viewer alone with a token, and not compressed', async () => {
  const { headers } = await get(KNOWN, {
    authorization: `Bearer ${token}`,
    'accept-encoding': 'br, gzip',
  });

  expect(headers.get('cache-control')).toBe(PRIVATE);
  expect(headers.has('etag')).toBe(false);
  expect(headers.has('content-encoding')).toBe(false);
});

describe('a long answer without a token', () => {
  const query = `{ ${Array.from({ length: 20 }, (_, index) => `a${index}: user(username: "bob") { id username displayName url }`).join(' ')} }`;
  const ask = (encoding: string, target = app) =>
    target.fetch('http://commonplace/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': encoding },
      body: JSON.stringify({ query }),
    });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('is compressed as %s for clients that take it', async (encoding, unpack) => {
    const packed = await ask(encoding);
    const plain = await ask('identity');
    const text = await plain.text();
    const bytes = Buffer.from(await packed.arrayBuffer());

    expect(packed.headers.get('content-encoding')).toBe(encoding);
    expect([null, String(bytes.length)]).toContain(packed.headers.get('content-length'));
    expect(packed.headers.get('vary')).toContain('Accept-Encoding');
    expect(packed.headers.get('cache-control')).toBe('no-store');
    expect(plain.headers.has('content-encoding')).toBe(false);
    expect(JSON.parse(unpack(bytes).toString())).toEqual(JSON.parse(text));
    expect(bytes.length).toBeLessThan(text.length / 3);
  });

  it('is left alone where a proxy compresses', async () => {
    const target = await servePages(database, { COMPRESSION: 'off' });

    expect((await ask('br', target)).headers.has('content-encoding')).toBe(false);
  });
});
