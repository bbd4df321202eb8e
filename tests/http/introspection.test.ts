import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { STRICT, send } from './send.ts';

const { app: open } = await openTestApi();
const { app: closed } = await openTestApi({ INTROSPECTION: 'off' });

/** What names a part of the schema nearly, so that GraphQL.js suggests the right name. */
const NEARLY: readonly { query: string; variables?: Record<string, unknown> }[] = [
  { query: '{ sit { name } }' },
  { query: '{ node(id: "x") { username } }' },
  { query: '{ users(orderBy: KARM) { totalCount } }' },
  { query: '{ users(fist: 1) { totalCount } }' },
  { query: '{ node(id: "x") { ... on Usr { id } } }' },
  { query: 'query ($o: UserOrde) { users(orderBy: $o) { totalCount } }' },
  {
    query: 'query ($o: UserOrder) { users(orderBy: $o) { totalCount } }',
    variables: { o: 'KARM' },
  },
  {
    query: 'query ($f: CommentFilter) { comments(filter: $f) { totalCount } }',
    variables: { f: { sinc: null } },
  },
  { query: '{ comments(filter: { sinc: null }) { totalCount } }' },
];

describe('with introspection on', () => {
  it('tools read the schema', async () => {
    const reply = await send(open, { body: { query: getIntrospectionQuery() } });

    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } });
  });

  it.each(NEARLY)('$query $variables is met with a suggestion', async (body) => {
    const reply = await send(open, { body, headers: STRICT });

    expect(reply.status).toBe(400);
    expect(reply.json.errors?.map(({ message }) => message).join()).toContain('Did you mean');
  });
});

describe('with introspection off', () => {
  it.each([
    getIntrospectionQuery(),
    '{ __schema { types { name } } }',
    '{ __type(name: "User") { name } }',
    '{ ...F } fragment F on Query { a: __schema { queryType { name } } }',
  ])('nobody reads the schema by %s', async (query) => {
    const reply = await send(closed, { body: { query }, headers: STRICT });

    expect(reply.status).toBe(400);
    expect(reply.json).not.toHaveProperty('data');
    expect(reply.json.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it.each(NEARLY)('$query $variables is met with no suggestion', async (body) => {
    const reply = await send(closed, { body, headers: STRICT });

    expect(reply.status).toBe(400);
    expect(reply.text).not.toContain('Did you mean');
  });

  it('an answer still tells the type of a thing', async () => {
    const reply = await send(closed, { body: { query: '{ site { __typename } }' } });

    expect(reply.json).toMatchObject({ data: { site: { __typename: 'Site' } } });
  });
});
