import { describe, expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { STRICT, send } from './send.ts';

const { app, seed, statements } = await openTestApi();
await seed.user('ada');

const BY_NAME = 'query ($name: String!) { user(username: $name) { username } }';
const BY_FILTER = 'query ($filter: CommentFilter) { comments(filter: $filter) { totalCount } }';

interface Case {
  readonly name: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly argument: string;
}

const UNFIT: readonly Case[] = [
  {
    name: 'NUL in a variable',
    query: BY_NAME,
    variables: { name: 'a\0b' },
    argument: 'username',
  },
  {
    name: 'half a surrogate pair in a variable',
    query: BY_NAME,
    variables: { name: 'a\ud83d' },
    argument: 'username',
  },
  {
    name: 'NUL in a literal',
    query: '{ user(username: "a\\u0000") { id } }',
    argument: 'username',
  },
  {
    name: 'NUL as it is in a literal',
    query: '{ user(username: "a\0") { id } }',
    argument: 'username',
  },
  {
    name: 'NUL in a variable of an input object',
    query: BY_FILTER,
    variables: { filter: { repliesTo: ['\0'] } },
    argument: 'filter.repliesTo',
  },
  {
    name: 'NUL in a variable within an input object',
    query: 'query ($who: String!) { comments(filter: { repliesTo: [$who] }) { totalCount } }',
    variables: { who: '\0' },
    argument: 'filter.repliesTo',
  },
  {
    name: 'NUL in a literal within an input object',
    query: '{ comments(filter: { repliesTo: "\\u0000" }) { totalCount } }',
    argument: 'filter.repliesTo',
  },
  {
    name: 'NUL in a list',
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: { ids: ['x', '\0'] },
    argument: 'ids',
  },
  {
    name: 'NUL in a variable that the document does not have',
    query: '{ site { name } }',
    variables: { other: '\0' },
    argument: 'other',
  },
  {
    name: 'a text where a number belongs',
    query: 'query ($first: Int) { users(first: $first) { totalCount } }',
    variables: { first: 'many' },
    argument: 'first',
  },
  {
    name: 'a word that the enum does not have',
    query: 'query ($order: UserOrder) { users(orderBy: $order) { totalCount } }',
    variables: { order: 'CHAOS' },
    argument: 'orderBy',
  },
  {
    name: 'a moment that is none',
    query: 'query ($since: DateTime) { comments(filter: { since: $since }) { totalCount } }',
    variables: { since: 'yesterday' },
    argument: 'filter.since',
  },
  {
    name: 'a moment that is none, in a variable of an input object',
    query: BY_FILTER,
    variables: { filter: { repliesTo: ['ada'], since: 'yesterday' } },
    argument: 'filter.since',
  },
  {
    name: 'no text in a list of an input object',
    query: BY_FILTER,
    variables: { filter: { repliesTo: ['ada', null] } },
    argument: 'filter.repliesTo',
  },
  {
    name: 'a field that the input object does not have',
    query: BY_FILTER,
    variables: { filter: { author: 'ada' } },
    argument: 'filter.author',
  },
  {
    name: 'an input object without a field that it needs',
    query: 'mutation ($input: BookmarkInput!) { bookmark(input: $input) { clientMutationId } }',
    variables: { input: {} },
    argument: 'input.subjectId',
  },
  {
    name: 'nothing where something must be',
    query: BY_NAME,
    variables: {},
    argument: 'username',
  },
];

describe.each(UNFIT)('$name', ({ query, variables, argument }) => {
  it(`is refused, naming the argument ${argument}, before anything runs`, async () => {
    statements.clear();
    const body = { query, variables };
    const strict = await send(app, { body, headers: STRICT });
    const lenient = await send(app, { body });

    expect(strict.status).toBe(400);
    expect(strict.json).toEqual({
      errors: [
        {
          message: expect.any(String),
          extensions: { code: 'BAD_USER_INPUT', argument },
        },
      ],
    });
    expect(lenient.status).toBe(200);
    expect(lenient.json).toEqual(strict.json);
    expect(statements.names()).toEqual([]);
  });
});

it('each wrong part of several variables is named', async () => {
  const query = `query ($first: Int, $filter: CommentFilter) {
    comments(first: $first, filter: $filter) { totalCount }
  }`;
  const filter = { since: 'yesterday', until: 'tomorrow', minScore: 'high' };
  const { json } = await send(app, { body: { query, variables: { first: 'many', filter } } });

  expect(json.errors?.map(({ extensions }) => extensions?.argument).sort()).toEqual([
    'filter.minScore',
    'filter.since',
    'filter.until',
    'first',
  ]);
});

it('a moment in the document that is none is found by its place', async () => {
  const query = '{\n  comments(filter: { since: "yesterday" }) { totalCount }\n}';
  const { json } = await send(app, { body: { query } });

  expect(json.errors).toMatchObject([
    { locations: [{ line: 2, column: 29 }], extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

it.each([
  ['an escape', '{ user(username: "\\ud83d") { id } }'],
  ['a raw character', '{ user(username: "\ud83d") { id } }'],
])('half a character as %s is no GraphQL at all', async (_, query) => {
  const reply = await send(app, { body: { query }, headers: STRICT });

  expect(reply.status).toBe(400);
  expect(reply.json.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
});

it('whole characters of every plane are input like any other', async () => {
  const reply = await send(app, {
    body: { query: BY_NAME, variables: { name: 'a😀ż\u{10ffff}' } },
  });

  expect(reply.json).toMatchObject({ data: { user: null } });
});

describe('a list in variables', () => {
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';

  it('of more than 250 items is refused', async () => {
    const body = { query, variables: { ids: Array.from({ length: 251 }, () => 'x') } };
    const reply = await send(app, { body });

    expect(reply.status).toBe(400);
    expect(reply.json.errors).toEqual([
      {
        message: '`ids` is a list that is too long: at most 250 items are allowed.',
        extensions: { code: 'DOCUMENT_LIMIT_EXCEEDED', argument: 'ids' },
      },
    ]);
  });

  it('nested 100,000 deep is refused without exhausting the stack', async () => {
    const body = `{"query": ${JSON.stringify(query)}, "variables": {"ids": ${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    const reply = await send(app, { body, headers: STRICT });

    expect(reply.status).toBe(400);
    expect(reply.json.errors).toMatchObject([
      { extensions: { code: 'DOCUMENT_LIMIT_EXCEEDED', argument: 'ids' } },
    ]);
  });
});

it('a variable cannot reach the prototype of objects', async () => {
  const body = '{"query": "{ site { name } }", "variables": {"__proto__": {"polluted": true}}}';
  const reply = await send(app, { body });

  expect(reply.status).toBe(200);
  expect({}).not.toHaveProperty('polluted');
});
