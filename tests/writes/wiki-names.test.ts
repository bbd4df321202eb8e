import { describe, expect, it } from 'vitest';
import { servePages } from '../http/pages-fixture.ts';
import { send } from '../http/send.ts';
import { openTestApi } from '../support/api.ts';
import { member, wrongs } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { database, ask, seed } = api;
const pages = await servePages(database);
const ada = await member(api, 'ada');

async function create(title: string, markdown = 'x') {
  const { data, errors } = await ada.answer(
    `mutation ($title: String!, $markdown: String!) {
      createWikiPage(input: { title: $title, markdown: $markdown }) {
        wikiPage { id slug title body { html } } } }`,
    { title, markdown },
  );
  return { page: data?.createWikiPage?.wikiPage, error: errors[0] };
}

async function rename(page: string, title: string) {
  const { renameWikiPage } = await ada.ask(
    `mutation ($page: ID!, $title: String!) {
      renameWikiPage(input: { pageId: $page, title: $title }) { wikiPage { slug } } }`,
    { page, title },
  );
  return renameWikiPage.wikiPage.slug as string;
}

async function find({ slug, title }: { slug?: string; title?: string }) {
  const field = slug === undefined ? 'wikiPageByTitle(title: $name)' : 'wikiPage(slug: $name)';
  const { page } = await ask(`query ($name: String!) { page: ${field} { title } }`, {
    name: slug ?? title,
  });
  return page?.title ?? null;
}

/** Where a browser is sent that asks for a path; the status where it is sent nowhere. */
async function visit(path: string) {
  const answer = await send(pages, { method: 'GET', path, headers: { accept: 'text/html' } });
  return answer.headers.get('location') ?? answer.status;
}

describe('createWikiPage', () => {
  it.each([
    [
      ['C', 'C++', 'C#'],
      ['c', 'c-2', 'c-3'],
    ],
    [
      ['事', '是', '十'],
      ['事', '是', '十'],
    ],
    [
      ['東京', '东京'],
      ['東京', '东京'],
    ],
    [
      ['Москва', 'Αθήνα', 'القاهرة', 'กรุงเทพ'],
      ['москва', 'αθήνα', 'القاهرة', 'กรุงเทพ'],
    ],
    [
      ['Straße', 'Strasse'],
      ['strasse', 'strasse-2'],
    ],
    [
      ['Compost', 'Compost!'],
      ['compost', 'compost-2'],
    ],
    [
      ['Help', 'New', 'Search'],
      ['help-page', 'new-page', 'search-page'],
    ],
    [
      ['+', '***'],
      [expect.stringMatching(/^page-/), expect.stringMatching(/^page-/)],
    ],
  ])('makes a page of each of %j', async (titles, slugs) => {
    const made = [];
    for (const title of titles) made.push((await create(title)).page);

    expect(made.map(({ title }) => title)).toEqual(titles);
    expect(made.map(({ slug }) => slug)).toEqual(slugs);
    for (const title of titles) expect(await find({ title })).toBe(title);
    for (const { title, slug } of made) expect(await find({ slug })).toBe(title);
  });

  it.each(['Tide\u200btables', '\u202eEbb\u202c and\u00a0flow'])(
    'makes a page of %j, which that finds again',
    async (title) => {
      const { page } = await create(title);

      expect(await find({ title })).toBe(page.title);
    },
  );

  it('tells long titles apart that begin alike', async () => {
    const long = `${'a long title '.repeat(20)}of `;
    const [first, second] = [(await create(`${long}one`)).page, (await create(`${long}two`)).page];

    expect(first.slug).not.toBe(second.slug);
    expect(await find({ title: `${long}two` })).toBe(`${long}two`);
  });

  it.each([
    ['Night Sky', '  NIGHT   sky '],
    ['Ångström', 'a\u030angstro\u0308m'],
    ['ΣΟΦΟΣ', 'σοφος'],
    ['한글', '한글'.normalize('NFD')],
  ])('refuses beside %j the title %j', async (title, same) => {
    expect((await create(title)).error).toBeUndefined();
    expect((await create(same)).error?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.title',
    });
  });
});

describe('renameWikiPage', () => {
  it('keeps the former title and slug leading to the page, and gives its slug back', async () => {
    const { page } = await create('Go');
    await create('Go!');
    expect(await rename(page.id, 'Golang')).toBe('golang');
    expect(await find({ title: 'GO' })).toBe('Golang');
    expect(await find({ slug: 'go' })).toBe('Golang');
    expect((await create('go')).error?.message).toContain('“Golang”');
    expect(await rename(page.id, 'Go')).toBe('go');
    expect(await find({ title: 'golang' })).toBe('Go');
    expect(await find({ title: 'Go!' })).toBe('Go!');
    expect(await wrongs(database)).toEqual([]);
  });
});

describe('a wiki link', () => {
  it('leads to the page of its title, and is a backlink there', async () => {
    await create('F');
    const { page: sharp } = await create('F#');
    const { page: before } = await create('F# before');
    await rename(before.id, 'F# after');
    const markdown = '[[F#]] [[f#Types]] [[F# before|it]] [[Not There#Yet]] [x](/wiki/F%23)';
    const { html } = (await create('Links', markdown)).page.body;

    const addresses = [...html.matchAll(/href="([^"]+)"/g)].map(([, address]) => address);
    expect(addresses).toEqual([
      `/wiki/${sharp.slug}`,
      '/wiki/f#types',
      '/wiki/f-after',
      '/wiki/Not%20There#yet',
      '/wiki/F%23',
    ]);
    const { wikiPages } = await ask(`{ wikiPages(filter: { titleStartsWith: "f" }) { nodes {
      title linkedFrom { nodes { source { ... on WikiPage { title } } } } } } }`);
    const linked = wikiPages.nodes.filter(
      ({ linkedFrom }: { linkedFrom: { nodes: unknown[] } }) => linkedFrom.nodes.length === 1,
    );
    expect(linked.map(({ title }: { title: string }) => title)).toEqual(['F', 'F#', 'F# after']);
  });

  it('leads to a title of signs that others have without them', async () => {
    for (const title of ['D', 'D++', 'D#']) await create(title);
    const { html } = (await create('Languages', '[[D++]] [[D]] [[D#]]')).page.body;
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, address]) => address)).toEqual([
      '/wiki/d-2',
      '/wiki/d',
      '/wiki/d-3',
    ]);
    expect(await visit('/wiki/D%2B%2B')).toBe('/wiki/d-2');
  });

  it('leads to a page that is made later', async () => {
    const { html } = (await create('Early', 'See [[late page!]].')).page.body;
    const [, address = ''] = /href="([^"]+)"/.exec(html) ?? [];
    expect(await visit(address)).toBe(404);
    const { page } = await create('Late page!');
    expect(await visit(address)).toBe(`/wiki/${page.slug}`);
  });
});

describe('an address', () => {
  it.each([
    ['/wiki/Sourdough', '/wiki/sourdough'],
    ['/wiki/sourdough/', '/wiki/sourdough'],
    ['/wiki/SOURDOUGH/?a=b', '/wiki/sourdough?a=b'],
    ['/wiki/sourdough', 200],
    ['/posts/On-Bread', '/posts/on-bread'],
    ['/posts/on-bread/', '/posts/on-bread'],
    ['/users/Ada/', '/users/ada'],
    ['/sequences/Loaves/', '/sequences/loaves'],
    ['/search/', '/search'],
    ['/wiki/none/', 404],
  ])('%s leads to %s', async (path, to) => {
    if ((await find({ slug: 'sourdough' })) === null) {
      await seed.wikiPage({ title: 'Sourdough' });
      await seed.post({ title: 'On bread' });
      await seed.sequence({ title: 'Loaves' });
    }
    expect(await visit(path)).toBe(to);
  });
});
