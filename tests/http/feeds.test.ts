import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';
import { atomFaults } from './atom-faults.ts';
import { send } from './send.ts';

const api = await openTestApi({ SITE_URL: 'https://tea.example.org', SITE_LANGUAGE: 'pt-br' });
const { app, seed } = api;
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
  it('of a person is Atom, newest first, with addresses of the site', async () => {
    const { status, headers, text } = await get('/users/ada/feed.atom');
    const { names, texts } = read(text);

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(names.filter((name) => name === 'entry')).toHaveLength(3);
    expect(text).toContain('<link rel="self" href="https://tea.example.org/users/ada/feed.atom"/>');
    expect(texts.join('')).toContain('On &lt;b&gt;tags&lt;/b&gt; &amp; ]]&gt; ends');
  });

  it('of the comments on a post opens the thread around each', async () => {
    const { text } = await get('/posts/tags/feed.atom');

    read(text);
    expect(text).toContain('<link href="https://tea.example.org/posts/tags/comments/');
    expect(text).toContain('Ada on On');
  });

  it('of the changes of a wiki page shows what changed', async () => {
    const { text } = await get('/wiki/tea/feed.atom');

    read(text);
    expect(text).toContain('Green tea.');
  });

  it('of the site has its posts, newest first, without drafts', async () => {
    const ada = await api.database.prisma.user.findUniqueOrThrow({ where: { username: 'ada' } });
    const more = { slug: 'unfinished', publishedAt: null };
    await seed.post({ author: ada, title: 'Unfinished', more });
    await seed.post({ author: ada, at: '2026-03-05T12:00:00Z', more: { slug: 'newer' } });
    const { status, text } = await get('/feed.atom');

    expect(status).toBe(200);
    expect(atomFaults(text, 'https://tea.example.org/feed.atom')).toEqual([]);
    expect(postsIn(text).slice(0, 2)).toEqual(['newer', 'tags']);
    expect(text).not.toContain('unfinished');
  });

  it('of a topic has its posts, and is another feed than that of its changes', async () => {
    const filed = await seed.post({ author: await seed.user('filer'), more: { slug: 'filed' } });
    const topic = await seed.wikiPage({ title: 'Oolong', more: { slug: 'oolong' } });
    await seed.topic(filed, topic);
    const { status, text } = await get('/wiki/oolong/posts/feed.atom');

    expect(status).toBe(200);
    expect(atomFaults(text, 'https://tea.example.org/wiki/oolong/posts/feed.atom')).toEqual([]);
    expect(postsIn(text)).toEqual(['filed']);
    expect(text).toContain('Posts on Oolong');
    const [ownId] = idsIn(text);
    expect(idsIn((await get('/wiki/oolong/feed.atom')).text)[0]).not.toBe(ownId);
  });

  it('is in the language of the site, and names its own address also at a former one', async () => {
    await seed.user('now', { formerUsernames: ['formerly'] });
    const { status, text } = await get('/users/formerly/feed.atom');

    expect(status).toBe(200);
    expect(read(text).names[0]).toBe('feed');
    expect(text).toMatch(/<feed xml:lang="pt-BR" xmlns="http:\/\/www\.w3\.org\/2005\/Atom">/);
    expect(text).toContain('<link rel="self" href="https://tea.example.org/users/now/feed.atom"/>');
  });

  it('is valid by RFC 4287 and the advice of the W3C, whatever people write', async () => {
    const eve = await seed.user('eve', { displayName: 'E & <b>\u0001v</b>e ]]> &amp;' });
    const title = ' $x^2$ &amp; <i>\u0007 ]]> \ufffe';
    const html =
      '<p><a href="#fn-1">1</a> <a href="/wiki/a b">b</a> <img src="/c.png" alt="" /> ]]></p>';
    const post = await seed.post({ author: eve, title, text: html, more: { slug: 'all' } });
    const page = await seed.wikiPage({ title: `${title} page`, more: { slug: 'all-page' } });
    for (const on of [post, page]) await seed.comment({ on, author: eve, more: { html } });
    for (const more of [{ html, summary: title }, { html: '' }]) {
      await seed.revision({ of: page, author: eve, text: 'text', more });
    }
    await seed.user('silent');
    for (const path of ['users/eve', 'users/silent', 'posts/all', 'wiki/all-page', 'users/ada']) {
      const { text } = await get(`/${path}/feed.atom`);
      expect(atomFaults(text, `https://tea.example.org/${path}/feed.atom`)).toEqual([]);
    }
  });

  it('is not sent again while nothing happens', async () => {
    const etag = (await get('/users/ada/feed.atom')).headers.get('etag') ?? '';

    expect((await get('/users/ada/feed.atom', { 'if-none-match': etag })).status).toBe(304);
  });

  it.each([
    '/users/nobody/feed.atom',
    '/posts/%ff/feed.atom',
    '/wiki/none/feed.atom',
    '/wiki/none/posts/feed.atom',
    '/wiki/tea/more/feed.atom',
    '/posts/tags/posts/feed.atom',
    '/users/%00/feed.atom',
    '/users/%00',
    '/wiki/a%00b',
  ])('of nothing, %s, is not found', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe('an entry', () => {
  it('keeps its id when what it is on is renamed, and its feed does too', async () => {
    const writer = await member(api, 'renamer', { role: 'MODERATOR' });
    const { createWikiPage } = await writer.ask(
      `mutation { createWikiPage(input: { title: "Old name", markdown: "Text." }) {
        wikiPage { id slug } } }`,
    );
    const { id, slug } = createWikiPage.wikiPage;
    const idsBefore = idsIn((await get(`/wiki/${slug}/feed.atom`)).text);
    const { renameWikiPage } = await writer.ask(
      `mutation { renameWikiPage(input: { pageId: "${id}", title: "Quite another" }) {
        wikiPage { slug } } }`,
    );
    const renamed = await get(`/wiki/${renameWikiPage.wikiPage.slug}/feed.atom`);
    const idsAfter = idsIn(renamed.text);

    expect(renamed.text).toContain(`/wiki/${renameWikiPage.wikiPage.slug}`);
    expect(idsBefore).toHaveLength(2);
    expect(idsAfter[0]).toBe(idsBefore[0]);
    expect(idsAfter).toContain(idsBefore[1]);
    expect(new Set(idsAfter).size).toBe(idsAfter.length);
    for (const each of idsAfter) expect(each).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  });

  it('keeps its id on the feeds of who changes their name, of a page, and of a post', async () => {
    const writer = await member(api, 'earlier');
    const name = (title: string) => `input: { title: "${title}", markdown: "Text." }`;
    const { page, draft } = await writer.ask(`mutation {
      page: createWikiPage(${name('Harbour')}) { wikiPage { id } }
      draft: createPost(${name('First title')}) { post { id } } }`);
    const post = `postId: "${draft.post.id}"`;
    await writer.ask(`mutation {
      createComment(input: { subjectId: "${page.wikiPage.id}", markdown: "Well." }) { comment { id } }
      publishPost(input: { ${post} }) { post { id } } }`);
    const before = idsIn((await get('/users/earlier/feed.atom')).text);
    await writer.ask(`mutation {
      renameWikiPage(input: { pageId: "${page.wikiPage.id}", title: "Haven" }) { wikiPage { id } }
      unpublishPost(input: { ${post} }) { post { id } }
      updatePost(input: { ${post}, basedOn: 1, title: "Second title", markdown: "Text." }) { post { id } }
      publishPost(input: { ${post} }) { post { id } }
      changeUsername(input: { username: "later" }) { user { id } } }`);
    const { text } = await get('/users/later/feed.atom');

    for (const path of ['/users/later', '/wiki/haven/comments/', '/posts/second-title']) {
      expect(text).toContain(`href="https://tea.example.org${path}`);
    }
    expect(before).toHaveLength(4);
    expect(idsIn(text)).toEqual(expect.arrayContaining(before));
    expect(idsIn(text)[0]).toBe(before[0]);
  });

  it('shows where a link led before it was swapped', async () => {
    const page = await seed.wikiPage({ title: 'Sponsors' });
    const link = (host: string) => `<a href="https://${host}.example">our friends</a>`;
    for (const host of ['good', 'evil']) {
      await seed.revision({
        of: page,
        text: 'our friends',
        more: { html: `<p>${link(host)}</p>` },
      });
    }
    const { texts } = read((await get('/wiki/sponsors/feed.atom')).text);

    expect(texts.join('')).toMatch(
      /<del><a href="https:\/\/good\.example".*<ins><a href="https:\/\/evil\.example"/,
    );
  });

  it('has absolute links, also to its footnotes', async () => {
    const ada = await seed.user('footnote');
    const post = await seed.post({ author: ada, more: { slug: 'notes' } });
    const html = '<p><a href="/users/ada">Ada</a> <a href="#fn-1">1</a></p>';
    await seed.comment({ on: post, author: ada, more: { html } });
    const { texts } = read((await get('/posts/notes/feed.atom')).text);

    expect(texts.join('')).toContain('href="https://tea.example.org/users/ada"');
    expect(texts.join('')).toMatch(
      /href="https:\/\/tea\.example\.org\/posts\/notes\/comments\/[\w-]+#fn-1"/,
    );
  });

  it('shows a title that holds an escaped ampersand as it was written', async () => {
    const title = 'How to write &amp; in XML';
    await seed.post({ title, author: await seed.user('escaper'), more: { slug: 'escapes' } });
    const { texts } = read((await get('/posts/escapes/feed.atom')).text);

    expect(texts.join('')).toContain(`Comments on ${title} · Commonplace`);
  });

  it('goes when a comment with replies is deleted, and is renewed by an edit', async () => {
    const ada = await seed.user('eraser');
    const post = await seed.post({ author: ada, more: { slug: 'erased' } });
    const deleted = await seed.comment({ on: post, author: ada, more: { deletedAt: new Date() } });
    const editedAt = new Date('2026-06-01T12:00:00Z');
    await seed.comment({ on: post, author: ada, parent: deleted, more: { editedAt } });
    const { text } = await get('/posts/erased/feed.atom');

    expect(text.match(/<entry>/g)).toHaveLength(1);
    expect(text.match(/<updated>2026-06-01T12:00:00.000Z<\/updated>/g)).toHaveLength(2);
  });
});

/** The slugs of the posts that entries lead to. */
function postsIn(text: string): string[] {
  return [...text.matchAll(/<link href="https:\/\/tea\.example\.org\/posts\/([^"/]+)"/g)].map(
    ([, slug]) => slug ?? '',
  );
}

function idsIn(text: string): string[] {
  return [...text.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id ?? '');
}

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
