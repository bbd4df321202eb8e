import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, test } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { send } from './send.ts';

const { app, seed } = await openTestApi({ SITE_URL: 'https://tea.example.org' });
const get = (path: string, headers = {}) => send(app, { method: 'GET', path, headers });

beforeAll(async () => {
  const ada = await seed.user('ada');
  const post = await seed.post({
    author: ada,
    title: 'On <b>tags</b> & ]]> ends',
    at: '2026-03-01T12:00:00Z',
    more: { slug: 'tags' },
  });
  await seed.comment({
    on: post,
    author: ada,
    text: 'Well ]]> said\u0001',
    at: '2026-03-02T12:00:00Z',
  });
  await seed.wikiPage({ author: ada, text: 'Green tea.', more: { slug: 'tea' } });
});

describe('a feed', () => {
  test('of a person is Atom, newest first, with addresses of the site', async () => {
    const { status, headers, text } = await get('/users/ada/feed.atom');
    const { names, texts } = read(text);

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(names.filter((name) => name === 'entry')).toHaveLength(3);
    expect(text).toContain('<link rel="self" href="https://tea.example.org/users/ada/feed.atom"/>');
    expect(texts.join('')).toContain('On &lt;b&gt;tags&lt;/b&gt; &amp; ]]&gt; ends');
  });

  test('of the comments on a post opens the thread around each', async () => {
    const { text } = await get('/posts/tags/feed.atom');

    read(text);
    expect(text).toContain('<link href="https://tea.example.org/posts/tags/comments/');
    expect(text).toContain('Ada on On');
  });

  test('of the changes of a wiki page shows what changed', async () => {
    const { text } = await get('/wiki/tea/feed.atom');

    read(text);
    expect(text).toContain('Green tea.');
  });

  test('is not sent again while nothing happens', async () => {
    const etag = (await get('/users/ada/feed.atom')).headers.get('etag') ?? '';

    expect((await get('/users/ada/feed.atom', { 'if-none-match': etag })).status).toBe(304);
  });

  test.each([
    '/users/nobody/feed.atom',
    '/posts/%ff/feed.atom',
    '/wiki/none/feed.atom',
    '/feed.atom',
  ])('of nothing, %s, is not found', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

/** Reads XML strictly. */
function read(text: string) {
  const parser = new SaxesParser();
  const names: string[] = [];
  const texts: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => names.push(name));
  parser.on('text', (content) => texts.push(content));
  parser.on('cdata', (content) => texts.push(content));
  parser.write(text).close();
  return { names, texts };
}
