import { expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const PAGES = 40;

const api = await openTestApi({ OPERATION_TIMEOUT_SECONDS: '4' });
const { app, seed, answer, database } = api;
const eve = await member(api, 'eve');
for (let index = 0; index < PAGES; index += 1) await seed.wikiPage({ title: `Plot ${index}` });
// PostgreSQL reads all pages of a small table, once it knows that it is small, and compares each with the name.
await database.prisma.$executeRaw`analyze wiki_pages`;

const LONG = 'a '.repeat(25_000);

it.each([
  ['a title', 'query ($name: String!) { page: wikiPageByTitle(title: $name) { id } }', LONG],
  ['a slug', 'query ($name: String!) { page: wikiPage(slug: $name) { id } }', LONG],
  ['an address', 'query ($name: URL!) { page: resource(url: $name) { id } }', `/wiki/${LONG}`],
])(
  '%s of fifty thousand characters is looked for once, and is nobody’s',
  async (_what, query, name) => {
    const { data, errors } = await answer(query, { name });
    expect(errors).toEqual([]);
    expect(data).toEqual({ page: null });
  },
);

it('the page of a long address is missing, and says so at once', async () => {
  const { status } = await app.fetch(`http://commonplace/wiki/${'a%20'.repeat(3_000)}`);
  expect(status).toBe(404);
});

const links = (length: number) =>
  Array.from({ length: 400 }, (_, index) => `[[${index} ${'a '.repeat(length)}]]`).join(' ');

it('a text with hundreds of wiki links to long titles is shown', async () => {
  const { data, errors } = await eve.answer(
    'query ($markdown: String!) { preview(context: POST, markdown: $markdown) { html } }',
    { markdown: links(100) },
  );
  expect(errors).toEqual([]);
  expect(data.preview.html).toContain('399');
});

it('a title as long as an import may bring is found by itself and by its address', async () => {
  const title = `Plots of ${'very '.repeat(500)}old gardens`;
  const { slug } = await seed.wikiPage({ title });
  const { data } = await answer(
    'query ($title: String!) { byTitle: wikiPageByTitle(title: $title) { slug } bySlug: wikiPage(slug: $title) { slug } }',
    { title: title.toUpperCase() },
  );
  expect(data).toEqual({ byTitle: { slug }, bySlug: { slug } });
});
