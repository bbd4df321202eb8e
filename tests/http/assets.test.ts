import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { SCRIPT, servePages } from './pages-fixture.ts';
import { send } from './send.ts';

const app = await servePages(await openTestDatabase());
const get = (path: string, headers: Record<string, string> = {}) =>
  send(app, { method: 'GET', path, headers });

describe('the files of the pages', () => {
  it('are kept for a year, because their names change with them', async () => {
    const { status, headers, text } = await get('/assets/main-1.js');

    expect(status).toBe(200);
    expect(text).toBe(SCRIPT);
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('come packed as they were built', async () => {
    const response = await app.fetch('http://commonplace/assets/main-1.js', {
      headers: { 'accept-encoding': 'gzip, br' },
    });

    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(brotliDecompressSync(bytes).toString()).toBe(SCRIPT);
  });

  it('are not sent again to who has them', async () => {
    const etag = (await get('/assets/main-1.js')).headers.get('etag') ?? '';

    expect((await get('/assets/main-1.js', { 'if-none-match': etag })).status).toBe(304);
  });

  it.each([
    '/assets/',
    '/assets/none.js',
    '/assets/notes.txt',
    '/assets/main-1.js.br',
    '/assets/../operations.json',
    '/operations.json',
  ])('are all there is: %s is nothing', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
