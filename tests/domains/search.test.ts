import fc from 'fast-check';
import sql from 'sql-template-tag';
import { expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';

const { database, seed, ask, answer } = await openTestApi();

const ada = await seed.user('ada', {
  bioText: 'Keeps a telescope.',
  bioHtml: '<p>Keeps a telescope.</p>',
});
const telescopes = await seed.wikiPage({ title: 'Telescopes', text: 'How to grind a mirror.' });
const post = await seed.post({
  author: ada,
  title: 'First light',
  text: 'Through the telescope, if a < b & c > d, one sees Saturn.',
});
await seed.comment({ on: post, author: ada, text: 'Which telescope was it?' });
await seed.comment({ on: telescopes, author: ada, text: 'Nothing to do with it.' });

it('a search finds everything that fits, titles before texts, whatever the form of the word', async () => {
  const { search } = await ask(`{ search(query: "telescope") { totalCount nodes {
    __typename ... on WikiPage { title } ... on Post { title } ... on User { username } } } }`);
  expect(search.totalCount).toBe(4);
  expect(search.nodes[0]).toEqual({ __typename: 'WikiPage', title: 'Telescopes' });
  const kinds = search.nodes.map(({ __typename }: { __typename: string }) => __typename);
  expect(kinds.toSorted()).toEqual(['Comment', 'Post', 'User', 'WikiPage']);
});

it('highlights are safe HTML with the words marked', async () => {
  const { search } = await ask(
    `{ search(query: "saturn", types: [POST]) { edges { rank highlights { title snippet } } } }`,
  );
  const [{ rank, highlights }] = search.edges;
  expect(rank).toBeGreaterThan(0);
  expect(highlights.title).toBe('First light');
  expect(highlights.snippet).toContain('<mark>Saturn</mark>');
  expect(highlights.snippet).toContain('a &lt; b &amp; c &gt; d');
});

it('titles have their formulas in MathML, and those with words found are marked as a whole', async () => {
  const title = 'Zorn: $\\sum x$ < $\\zeta$ & zeta';
  await seed.post({ author: await seed.user('zorn-lemma'), title });
  const { search } = await ask(
    `{ search(query: "zorn zeta") { edges {
      highlights { title } node { ... on Post { title titleHtml plainTitle } } } } }`,
  );
  const [{ highlights, node }] = search.edges;
  expect(node.title).toBe(title);
  expect(node.plainTitle).toBe('Zorn: ∑x < ζ & zeta');
  expect(node.titleHtml).toMatch(/^Zorn: <span class="katex"><math.* &lt; <span.*&amp; zeta$/);
  expect(highlights.title).toMatch(
    /^<mark>Zorn<\/mark>: <span class="katex"><math.* &lt; <mark><span.*&amp; <mark>zeta<\/mark>$/,
  );
});

it('people search as in any search box', async () => {
  const count = async (query: string, types = '') => {
    const data = await ask(
      `query ($query: String!) { search(query: $query${types}) { totalCount } }`,
      {
        query,
      },
    );
    return data.search.totalCount;
  };
  expect(await count('"grind a mirror"')).toBe(1);
  expect(await count('telescope -saturn')).toBe(3);
  expect(await count('saturn or mirror')).toBe(2);
  expect(await count('telescope', ', types: [COMMENT, USER]')).toBe(2);
  for (const query of ['', '   ', '"', '-', 'or', 'author:', ':*&|!()', "';--", '😀']) {
    expect(await count(query)).toBe(0);
  }
});

const SEARCH = `query ($q: String!) { search(query: $q) {
  totalCount edges { highlights { title snippet } } } }`;

/** As many of a text as a query may have characters. */
const many = (text: string) => text.repeat(500).slice(0, 500);

const NOTHING = [
  ...['-telescope', '-zzz', '-zzz -yyy', '-"a phrase"', '-author:ada', '–zzz', '-or', '-ـ'],
  ...['zzz or -yyy', '-yyy or -zzz', '!!! -zzz', 'zzz or !!! -yyy', '((( -zzz', 'ـ -zzz'],
  ...[':*', '&', '|', '!', '<->', '!(zzz)', '%', '_', '%%', '\\', "'", "''", '"', '" "', '*', '#'],
  ...['😀', '-😀', '👩‍🚀 👍🏽', '"😀', '\u0301', '\u200d', '\u202e\u200b', '\ufffd', '((('],
  ...['author:', 'author:%', 'author:_da', 'author:"', 'topic:%', 'topic:_elescopes', 'topic:""'],
  ...[many('-a '), many('-a or '), many('"'), many('-"a" ')],
];

it('signs, and what must not be there, find nothing alone', async () => {
  const found: Record<string, number> = {};
  for (let start = 0; start < NOTHING.length; start += 20) {
    const queries = NOTHING.slice(start, start + 20);
    const names = queries.map((_, index) => `q${index}`);
    const data = await ask(
      `query (${names.map((name) => `$${name}: String!`)}) {
        ${names.map((name) => `${name}: search(query: $${name}) { totalCount }`).join(' ')} }`,
      Object.fromEntries(names.map((name, index) => [name, queries[index]])),
    );
    for (const [index, query] of queries.entries()) found[query] = data[`q${index}`].totalCount;
  }
  expect(found).toEqual(Object.fromEntries(NOTHING.map((query) => [query, 0])));
});

it.each([
  ['saturn or -zzz', 1],
  ['saturn or !!! -zzz', 1],
  ['-saturn author:ada', 2],
  ['telescope -author:ada', 2],
  ['telescope -author:nobody', 4],
  ['telescope -topic:telescopes', 3],
  ['-author:nobody author:ada', 3],
  ['-zzz topic:telescopes', 2],
  [`saturn or ${many('% ')}`.slice(0, 200), 1],
  [`saturn ${many('-a ')}`.slice(0, 300), 0],
  [`saturn ${many('-zzz ')}`.slice(0, 300), 1],
  ["sa'turn", 0],
  ["saturn' | 'mirror", 0],
  ['saturn:* & !mirror', 0],
])('%j finds %d', async (q, count) => {
  expect((await answer(SEARCH, { q })).data?.search.totalCount).toBe(count);
});

it.each([
  'a'.repeat(10_240),
  '-a '.repeat(3_000),
  `saturn ${many('-a ')}`.slice(0, 500),
  many('日 '),
  // It stands for eighteen letters.
  'ﷺ'.repeat(100),
  'saturn\0',
  'saturn \ud800',
  '\udfff',
])('of %j it is said what is wrong', async (q) => {
  const { data, errors } = await answer(SEARCH, { q });
  expect(data?.search ?? null).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'query' } }]);
});

it('any other text is searched for', { timeout: 60_000 }, async () => {
  const parts = fc.constantFrom(
    ...["'", '"', '\\', ':*', '&', '|', '!', '(', ')', '<->', '-', ' or ', ' ', '$', 'author:'],
  );
  const queries = fc
    .array(fc.oneof(parts, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 12 })
    .map((pieces) => pieces.join('').replaceAll('\0', ''))
    .filter((query) => query.normalize('NFKC').length <= 500);
  const names = Array.from({ length: 10 }, (_, index) => `q${index}`);
  const document = `query (${names.map((name) => `$${name}: String!`)}) { ${names
    .map(
      (name) =>
        `${name}: search(query: $${name}, first: 3) { edges { highlights { title snippet } } }`,
    )
    .join(' ')} }`;
  await fc.assert(
    fc.asyncProperty(fc.array(queries, { minLength: 10, maxLength: 10 }), async (asked) => {
      const variables = Object.fromEntries(names.map((name, index) => [name, asked[index]]));
      expect((await answer(document, variables)).errors).toEqual([]);
    }),
    { numRuns: 5 },
  );
});

it('a search has bounds', async () => {
  const tooLong = await answer('query ($q: String!) { search(query: $q) { totalCount } }', {
    q: 'a'.repeat(501),
  });
  expect(tooLong.errors[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'query',
  });
  const noTypes = await answer('{ search(query: "a", types: []) { totalCount } }');
  expect(noTypes.data.search.totalCount).toBe(0);
});

it('of a word that is everywhere the newest things are ranked, however far back one has to look', async () => {
  const talk = await seed.post({ author: ada, title: 'Small talk' });
  await database.execute(
    'test.talk',
    sql`
      insert into comments (id, post_id, author_name, markdown, html, text, created_at)
      select gen_random_uuid(), ${talk.id}::uuid, 'x', '', '',
        case when n in (0, 599) then 'A rare breakfast.' else 'We had breakfast.' end,
        '2026-01-01T00:00:00Z'::timestamptz - n * interval '9 days'
      from generate_series(0, 599) n`,
  );
  const query = `query ($query: String!) { search(query: $query, types: [COMMENT], first: 100) {
    totalCount nodes { ... on Comment { createdAt } } } }`;

  const common = await ask(query, { query: 'breakfast' });
  expect(common.search.totalCount).toBe(250);
  const oldest = '2019-11-13T00:00:00.000Z'; // of the 250 newest
  for (const { createdAt } of common.search.nodes) expect(createdAt >= oldest).toBe(true);
  const rare = await ask(query, { query: 'rare breakfast' });
  expect(rare.search.nodes).toHaveLength(2);
});

it('of words that are everywhere what has them in its title is found, however old it is', async () => {
  await database.execute(
    'test.beekeepers',
    sql`
      insert into users (id, username, display_name, bio_markdown, bio_html, bio_text, joined_at)
      select gen_random_uuid(), 'keeper-' || n, case when n = 399 then 'The Urban Beekeeping' else 'Keeper ' || n end,
        '', '', 'Urban life, and beekeeping.', '2026-01-01T00:00:00Z'::timestamptz - n * interval '1 day'
      from generate_series(0, 399) n`,
  );
  const query = `query ($query: String!) { search(query: $query, types: [USER], first: 1) {
    totalCount nodes { ... on User { displayName } } } }`;

  const titled = { totalCount: 251, nodes: [{ displayName: 'The Urban Beekeeping' }] };
  for (const words of [
    'urban beekeeping',
    'beekeeping, the urban',
    'zymurgy or urban -"no such life"',
  ]) {
    expect((await ask(query, { query: words })).search).toEqual(titled);
  }
  const { search } = await ask(query, { query: 'urban beekeeping -urban' });
  expect(search.totalCount).toBe(0);
});

it.each([
  ['weather', '2031-03-31T23:59:59.999Z'],
  ['rainfall', '2032-03-01T00:00:00Z'],
])('what was made on any day is found, and once: %s', async (word, newest) => {
  const talk = await seed.post({ author: ada, title: 'Almanac' });
  await database.execute(
    'test.almanac',
    sql`
      insert into comments (id, post_id, author_name, markdown, html, text, created_at)
      select gen_random_uuid(), ${talk.id}::uuid, 'x', '', '', ${word} || n % 2, moment
      from (
        select n, ${newest}::timestamptz - n * interval '1 day' from generate_series(0, 439) n
        union all
        select n, ${newest}::timestamptz - n * interval '1 year' from generate_series(1, 50) n
      ) made(n, moment)`,
  );
  // All of them are more than are ranked.
  for (const half of [`${word}0`, `${word}1`]) {
    const { search } = await ask(
      `query ($query: String!) { search(query: $query, types: [COMMENT]) { totalCount } }`,
      { query: half },
    );
    expect(search.totalCount).toBe(245);
  }
});
