import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { openTestApi } from '../support/api.ts';
import { connectionFields } from '../support/connection-fields.ts';
import { testEngine } from '../support/database.ts';
import { createFixtureCommunity } from '../support/fixture-community.ts';

const { seed, ask, answer, statements } = await openTestApi();
await createFixtureCommunity(seed);

/** Where rows are found whose lists are read with them. */
const ROWS: Readonly<Record<string, string>> = {
  User: 'users',
  Post: 'posts',
  Comment: 'comments',
  WikiPage: 'wikiPages',
  Sequence: 'sequences',
};
const fields = connectionFields(schema).filter(({ parent }) => parent !== 'Query');

/** How many page sizes are tried; each is 20 requests, which PGlite answers slowly. */
const TRIES = { numRuns: testEngine() === 'pglite' ? 1 : 3 };
const size = fc.record({ end: fc.constantFrom('first', 'last'), count: fc.nat(8) });

describe.each(fields)('$label', ({ parent, name, orderBy }) => {
  it('is the same read with its rows, in one round trip, as read alone', async () => {
    await fc.assert(
      fc.asyncProperty(size, async ({ end, count }) => {
        const given = `${end}: ${count}${orderBy === null ? '' : `, orderBy: ${orderBy}`}`;
        const list = `${name}(${given}) {
          edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
        statements.clear();
        const { rows } = await ask(`{ rows: ${ROWS[parent]}(first: 20) { nodes { id ${list} } } }`);
        expect(statements.roundTrips()).toBe(1);
        expect(rows.nodes.length).toBeGreaterThan(1);
        for (const row of rows.nodes) {
          const alone = `query ($id: ID!) { node(id: $id) { ... on ${parent} { id ${list} } } }`;
          expect((await ask(alone, { id: row.id })).node).toEqual(row);
        }
      }),
      TRIES,
    );
  });
});

it('lists in lists of lists are one round trip', async () => {
  statements.clear();
  const { post } = await ask(`{ post(slug: "the-clock-0") { title
    comments(first: 5, orderBy: OLDEST) { nodes { id author { username }
      replies(first: 2) { nodes { id author { username } post { slug }
        replies(first: 2) { nodes { id } } } } } } } }`);
  expect(post.comments.nodes[0].replies.nodes).toHaveLength(2);
  expect(post.comments.nodes[0].replies.nodes[1]).toMatchObject({
    author: { username: 'clock0' },
    post: { slug: 'the-clock-0' },
    replies: { nodes: [] },
  });
  expect(statements.roundTrips()).toBe(1);
});

it('the same list under two names is two lists', async () => {
  const { post } = await ask(
    `query ($few: Int!, $after: String) { post(slug: "the-clock-0") {
      first: comments(first: $few, after: $after) { nodes { id } }
      last: comments(last: 1) { nodes { id } }
      all: comments(first: 100) { nodes { id } pageInfo { endCursor } } } }`,
    { few: 2 },
  );
  const all = post.all.nodes;
  expect(post.first.nodes).toEqual(all.slice(0, 2));
  expect(post.last.nodes).toEqual(all.slice(-1));
});

it('the root comments of a thread are read with its post', async () => {
  statements.clear();
  const { post } = await ask(
    `{ post(slug: "the-clock-0") {
      comments(first: 100, orderBy: OLDEST, filter: { topLevelOnly: true }) { totalCount nodes { parent { id } } } } }`,
  );
  expect(statements.roundTrips()).toBe(2); // Their number is counted by itself.
  expect(post.comments.nodes).toHaveLength(post.comments.totalCount);
  expect(post.comments.totalCount).toBe(4);
  for (const { parent } of post.comments.nodes) expect(parent).toBeNull();
});

describe('a list is not prefetched', () => {
  const names = async (query: string, variables = {}) => {
    statements.clear();
    await ask(query, variables);
    return statements.names();
  };

  it.each([
    'query ($wanted: Boolean!) { post(slug: "the-clock-0") { id comments @include(if: $wanted) { nodes { id } } } }',
    'query ($wanted: Boolean!) { post(slug: "the-clock-0") { id ... @include(if: $wanted) { comments { nodes { id } } } } }',
    'query ($wanted: Boolean!) { post(slug: "the-clock-0") { id comments { totalCount nodes @include(if: $wanted) { id } } } }',
  ])('under a condition: %s', async (query) => {
    expect(await names(query, { wanted: false })).not.toContain('comment.byPost');
    expect(await names(query, { wanted: true })).toContain('comment.byPost');
  });

  it('where only its number is selected', async () => {
    const counted = await names('{ user(username: "clock0") { comments { totalCount } } }');
    expect(counted).toEqual(['user.byName']);
  });

  it('with a filter, which is planned by itself', async () => {
    const query = `{ post(slug: "the-clock-0") {
      comments(filter: { minScore: 1 }) { nodes { score } } } }`;
    const { post } = await ask(query);
    expect(post.comments.nodes.map(({ score }: { score: number }) => score)).toEqual([2, 1]);
  });
});

it('an error of the arguments is reported at the path of the list', async () => {
  const { errors } = await answer(
    `{ post(slug: "the-clock-0") { id comments(first: 500) { nodes { id } } } }`,
  );
  expect(errors).toMatchObject([
    { path: ['post', 'comments'], extensions: { code: 'BAD_USER_INPUT', argument: 'first' } },
  ]);
});
