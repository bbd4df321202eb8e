import { expect, test } from 'vitest';
import { openTestApi } from '../support/api.ts';

const { seed, ask, answer } = await openTestApi();

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

test('a search finds everything that fits, titles before texts, whatever the form of the word', async () => {
  const { search } = await ask(`{ search(query: "telescope") { totalCount nodes {
    __typename ... on WikiPage { title } ... on Post { title } ... on User { username } } } }`);
  expect(search.totalCount).toBe(4);
  expect(search.nodes[0]).toEqual({ __typename: 'WikiPage', title: 'Telescopes' });
  const kinds = search.nodes.map(({ __typename }: { __typename: string }) => __typename);
  expect(kinds.toSorted()).toEqual(['Comment', 'Post', 'User', 'WikiPage']);
});

test('highlights are safe HTML with the words marked', async () => {
  const { search } = await ask(
    `{ search(query: "saturn", types: [POST]) { edges { rank highlights { title snippet } } } }`,
  );
  const [{ rank, highlights }] = search.edges;
  expect(rank).toBeGreaterThan(0);
  expect(highlights.title).toBe('First light');
  expect(highlights.snippet).toContain('<mark>Saturn</mark>');
  expect(highlights.snippet).toContain('a &lt; b &amp; c &gt; d');
});

test('people search as in any search box', async () => {
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
  for (const query of ['', '   ', 'the', '"', ':*&|!()', "';--", '😀']) {
    expect(await count(query)).toBe(0);
  }
});

test('a search has bounds', async () => {
  const tooLong = await answer('query ($q: String!) { search(query: $q) { totalCount } }', {
    q: 'a'.repeat(501),
  });
  expect(tooLong.errors[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'query',
  });
  const noTypes = await answer('{ search(query: "a", types: []) { totalCount } }');
  expect(noTypes.errors[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'types',
  });
});
