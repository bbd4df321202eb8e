import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createToken } from '../../src/domains/people/account/tokens.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { KNOWN_ID, servePages } from './pages-fixture.ts';
import { send } from './send.ts';

const database = await openTestDatabase();
const seed = seedContent(database);
const app = await servePages(database, { SITE_NAME: 'Tea & <Talk>' });
const elsewhere = await servePages(database, {
  SITE_URL: 'https://tea.example.org',
  GRAPHIQL: 'off',
});
const visit = { accept: 'text/html,*/*;q=0.8' };
const get = (path: string, server = app) => send(server, { method: 'GET', path, headers: visit });

beforeAll(async () => {
  const bob = await seed.user('bob', {
    displayName: 'Bob "<b>" & co',
    formerUsernames: ['robert'],
  });
  await seed.post({ author: bob, title: 'A <script>post</script>', more: { slug: 'a-post' } });
});

describe('a page', () => {
  it('says what it is, escaped, before any script runs', async () => {
    const { status, text, headers } = await get('/users/bob');

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toContain(
      '<title>Bob &quot;&lt;b&gt;&quot; &amp; co · Tea &amp; &lt;Talk&gt;</title>',
    );
    expect(text).toContain('<link rel="canonical" href="http://commonplace/users/bob">');
    expect(text).toContain('<meta property="og:type" content="profile">');
    expect(text).toContain('type="application/atom+xml"');
    expect(text).toContain(`/graphiql?documentId=${KNOWN_ID}&amp;variables=`);
    expect(text).not.toContain('<b>');
    expect((await get('/posts/a-post')).text).not.toContain('<script>post');
    expect(() => parse(text, { onParseError: fail })).not.toThrow();
  });

  it('is named with its formulas in plain characters', async () => {
    const author = await seed.user('euclid');
    await seed.post({ author, title: 'Why is $a^2 + b^2 = c^2$ worth $5?', more: { slug: 'why' } });
    const { text } = await get('/posts/why');

    expect(text).toContain('<title>Why is a² + b² = c² worth $5? · Tea');
    expect(text).toContain('<meta property="og:title" content="Why is a² + b² = c² worth $5?">');
    expect((await get('/posts/why/feed.atom')).text).toContain('Comments on Why is a² + b² = c²');
  });

  it('has the scripts and styles that it needs, those of its own early', async () => {
    const { text } = await get('/users/bob');

    expect(text).toContain('<script type="module" src="/assets/main-1.js"></script>');
    expect(text).toContain('<link rel="stylesheet" href="/assets/main-2.css">');
    expect(text).toContain('<link rel="modulepreload" href="/assets/profile-page-4.js">');
    expect(text).toContain('<link rel="modulepreload" href="/assets/shared-5.js">');
    expect((await get('/')).text).not.toContain('profile-page');
  });

  it('lets no script run but those of files', async () => {
    const { headers, text } = await get('/');
    const policy = headers.get('content-security-policy') ?? '';

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(text).not.toMatch(/<script>|<style| style=| on\w+=/);
  });

  it('is sent again only when it has changed', async () => {
    const first = await get('/users/bob');
    const etag = first.headers.get('etag') ?? '';
    const again = await send(app, {
      method: 'GET',
      path: '/users/bob',
      headers: { ...visit, 'if-none-match': etag },
    });

    expect(again.status).toBe(304);
    expect(again.text).toBe('');
  });

  it('has its address on the site that the operator names, and no query without GraphiQL', async () => {
    const { text } = await get('/users/bob', elsewhere);

    expect(text).toContain('href="https://tea.example.org/users/bob"');
    expect(text).not.toContain('graphiql?');
  });

  it.each([
    '/users/nobody',
    '/posts/nothing',
    '/wiki/nothing',
    '/sequences/nothing',
    '/posts/a-post/comments/made-up',
    '/users/%ff',
    '/nowhere/at/all',
  ])('that is not there, %s, is not found', async (path) => {
    const { status, text } = await get(path);

    expect(status).toBe(404);
    expect(text).toContain('<title>Not found · ');
  });

  it('of somebody with another name now is at the new one', async () => {
    const { status, headers } = await get('/users/robert?tab=all');

    expect(status).toBe(301);
    expect(headers.get('location')).toBe('/users/bob?tab=all');
  });
});

describe('a page that the server renders', () => {
  const renderer = (body: string) =>
    `export const HANDED_OVER_ID = 'handed-over';
     export const answerKey = (id, variables) => JSON.stringify(variables);
     export const describeSite = () => {};
     let renderings = 0;
     export async function renderPage({ url, load, into }) { renderings += 1; ${body} }`;

  it('hands over what was read for it, so that no text ends its element', async () => {
    await seed.user('mallory', { displayName: '</script><!--<script>' });
    const body = `
      await load('${KNOWN_ID}', { username: 'bob' });
      await load('${KNOWN_ID}', { username: 'mallory' });
      into.write('<h1>' + url.pathname + '</h1>');`;
    const server = await servePages(database, {}, renderer(body));
    const { text } = await get('/users/bob', server);
    const [, html, json = ''] =
      /<div id="app">(.*)<\/div>\n<script type="application\/json" id="handed-over">(.*)<\/script>\n<\/body>/.exec(
        text,
      ) ?? [];

    expect(html).toBe('<h1>/users/bob</h1>');
    expect(json).not.toMatch(/<|script>.*<\/script/);
    expect(JSON.parse(json).answers).toEqual([
      ['{"username":"bob"}', { data: { user: { displayName: 'Bob "<b>" & co' } } }],
      ['{"username":"mallory"}', { data: { user: { displayName: '</script><!--<script>' } } }],
    ]);
  });

  describe('again in the same minute', () => {
    const body = `
      await load('${KNOWN_ID}', { username: 'carol' });
      into.write('rendered ' + renderings);`;
    const asMember = async (username: string) => {
      const token = await createToken(database, {
        username,
        name: 'test',
        scope: 'READ',
        expiresAt: null,
      });
      return { ...visit, authorization: `Bearer ${token}` };
    };

    beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }));
    afterAll(() => void vi.useRealTimers());

    it('is rendered anew when anything that it shows has changed', async () => {
      const { id } = await seed.user('carol', { displayName: 'Carol' });
      const server = await servePages(database, {}, renderer(body));
      const rename = (displayName: string) =>
        database.prisma.user.update({ where: { id }, data: { displayName } });
      const texts = [];
      for (const name of ['Carol', 'Carol', 'Caroline', 'Caroline']) {
        await rename(name);
        const { text } = await get('/users/carol', server);
        expect(text).toContain(`"displayName":"${name}"`);
        texts.push(/rendered \d/.exec(text)?.[0]);
      }

      expect(texts).toEqual(['rendered 1', 'rendered 1', 'rendered 2', 'rendered 2']);
    });

    it('is rendered anew in the next minute, whose times are others', async () => {
      const server = await servePages(database, {}, renderer(body));
      const first = await get('/users/carol', server);
      vi.setSystemTime(Date.now() + 60_000);

      expect(first.text).toContain('rendered 1');
      expect((await get('/users/carol', server)).text).toContain('rendered 2');
    });

    it('is rendered for each member', async () => {
      const server = await servePages(database, {}, renderer(body));
      await get('/users/carol', server);
      const headers = await asMember('bob');
      const { text } = await send(server, { method: 'GET', path: '/users/carol', headers });

      expect(text).toContain('rendered 2');
      expect((await get('/users/carol', server)).text).toContain('rendered 1');
    });

    it('has the address that is asked for', async () => {
      const server = await servePages(database, {}, renderer(body));
      await get('/users/carol', server);

      expect((await get('/users/carol?tab=wiki', server)).text).toContain('rendered 2');
    });
  });

  it('has its scripts in a template for anonymous readers, where people write nothing', async () => {
    const server = await servePages(database, {}, renderer(`into.write('content')`));
    const main = '<script type="module" src="/assets/main-1.js"></script>';
    const reader = await get('/users/bob', server);
    const token = await createToken(database, {
      username: 'bob',
      name: 'test',
      scope: 'READ',
      expiresAt: null,
    });
    const headers = { ...visit, authorization: `Bearer ${token}` };
    const member = await send(server, { method: 'GET', path: '/users/bob', headers });
    const [outside, inside] = reader.text.split('<template id="scripts">');

    expect(inside).toContain(`${main}</template>`);
    expect(outside).not.toContain('type="module"');
    for (const text of [member.text, (await get('/sign-in', server)).text]) {
      expect(text).toContain(main);
      expect(text).not.toContain('<template');
    }
  });

  it('is sent to a script that asks for it without its content', async () => {
    const server = await servePages(database, {}, renderer(`into.write('content')`));
    const headers = { ...visit, 'sec-fetch-dest': 'empty' };
    const { text } = await send(server, { method: 'GET', path: '/users/bob', headers });

    expect(text).toContain('<title>Bob');
    expect(text).not.toContain('content</div>');
  });

  it.each([
    `throw new Error('nobody thought of this')`,
    `await load('no such operation', {})`,
    `await load('${KNOWN_ID}', { username: 1 })`,
  ])('says what it is, and lets its script render it, when that fails: %s', async (body) => {
    const server = await servePages(database, {}, renderer(body));
    const { status, text } = await get('/users/bob', server);

    expect(status).toBe(200);
    expect(text).toContain('<main class="page fallback">');
    expect(text).not.toContain('handed-over');
  });
});

function fail({ code }: { readonly code: string }): never {
  throw new Error(code);
}
