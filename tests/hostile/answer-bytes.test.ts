import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { send } from '../http/send.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';
import { WAYS } from './ways.ts';

const LIMIT = 1_000_000;
const api = await openTestApi({ ANSWER_LIMIT_BYTES: String(LIMIT) });
const { app, database, seed, answer, ask } = api;

const ada = await seed.user('ada');
const post = await seed.post({ title: 'Long', author: ada, text: 'Short.' });
for (let n = 0; n < 40; n += 1) await seed.comment({ on: post, author: ada, text: `Said ${n}.` });
// 300 KB each: what two say fits into an answer, and what four say does not.
await database.execute(
  'comments.long',
  sql`update comments set html = repeat('wörd ', 50000), markdown = repeat('wörd ', 50000)`,
);

const LONG = '{ comments(first: 3) { nodes { body { html } } } }';

describe('an answer that would be too large is refused', () => {
  it('with a code, the limit and what to do', async () => {
    const { status, errors, data } = await answer(LONG);

    expect({ status, data, errors }).toEqual({
      status: 400,
      data: undefined,
      errors: [
        {
          message: `The answer would hold more than ${LIMIT} bytes of text. Ask for smaller pages, for fewer forms of a text, or for \`excerpt\` instead of whole texts.`,
          extensions: { code: 'ANSWER_TOO_LARGE', limit: LIMIT },
        },
      ],
    });
  });

  it.each(Object.entries(WAYS))('%s', async (_name, way) => {
    const query =
      'query ($n: Int!) { comments(first: $n) { nodes { body { html } author { username } } } }';
    const codes = await way({ app, query, variables: { n: 3 }, harmless: { n: 1 } });
    expect(codes).toEqual(['ANSWER_TOO_LARGE']);
  });

  it.each([
    ['as a feed', '/users/ada/feed.atom'],
    ['as a feed of comments', '/posts/long/feed.atom'],
  ])('%s', async (_name, path) => {
    const { status } = await send(app, { method: 'GET', path });
    expect(status).toBe(400);
  });

  it('where a text is read once and answered often', async () => {
    const fields = Array.from({ length: 5 }, (_, n) => `b${n}: body { html }`).join(' ');
    const { errors } = await answer(`{ comments(first: 1) { nodes { ${fields} } } }`);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['ANSWER_TOO_LARGE']);
  });

  it.each(Object.entries(WAYS))(
    'where short texts are answered very often, %s',
    async (_n, way) => {
      await database.execute('users.name', sql`update users set display_name = repeat('n', 300)`);
      const names = Array.from({ length: 40 }, (_, n) => `n${n}: displayName`).join(' ');
      const query = `query ($n: Int!) { comments(first: $n) { nodes { post { comments(first: 20) {
      nodes { author { ${names} } } } } } } }`;
      const codes = await way({ app, query, variables: { n: 40 }, harmless: { n: 1 } });
      expect(codes).toEqual(['ANSWER_TOO_LARGE']);
    },
  );

  it('where two texts are compared, as three times their length', async () => {
    const page = await seed.wikiPage({ title: 'Tea', author: ada, more: { slug: 'tea' } });
    await seed.revision({ of: page, author: ada });
    await database.execute(
      'revisions.long',
      sql`update revisions set markdown = repeat('word ', 40000) where wiki_page_id = ${page.id}::uuid`,
    );
    const held = await database.prisma.heldWikiEdit.create({
      data: {
        ...{ wikiPageId: page.id, authorId: ada.id, basedOn: 1 },
        ...{ markdown: 'word '.repeat(40_000), hiddenAt: new Date(), hiddenWhy: 'HELD' },
      },
    });
    const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
    const queries = [
      '{ wikiPage(slug: "tea") { contributions(first: 1) { nodes { diff { charsAdded } } } } }',
      `{ node(id: "${encodeGlobalId('HeldWikiEdit', held.id)}") { ... on HeldWikiEdit { hunks { kind } } } }`,
    ];
    for (const query of queries) {
      const { errors } = await moderator.answer(query);
      expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['ANSWER_TOO_LARGE']);
    }
  });
});

it('what fits is answered', async () => {
  const { comments } = await ask('{ comments(first: 1) { nodes { body { html } } } }');
  expect(comments.nodes[0].body.html).toHaveLength(250_000);
});

it('texts beyond the budget do not leave the database', async () => {
  const before = process.memoryUsage().rss;
  const lists = Array.from(
    { length: 20 },
    (_, n) => `c${n}: comments(first: ${40 - n}) { nodes { body { html markdown text } } }`,
  );
  const started = performance.now();
  const { errors } = await answer(`{ ${lists.join(' ')} }`);

  expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['ANSWER_TOO_LARGE']);
  expect(process.memoryUsage().rss - before).toBeLessThan(256 * 2 ** 20);
  expect(performance.now() - started).toBeLessThan(5_000);
});
