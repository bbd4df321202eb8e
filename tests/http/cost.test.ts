import { describe, expect, it } from 'vitest';
import { PROFILE_QUERY, profileVariables } from '../../src/http/profile-query.ts';
import { openTestApi } from '../support/api.ts';
import { send } from './send.ts';

const LIMIT = 2_000;
const { app, seed, statements } = await openTestApi({ COST_LIMIT: String(LIMIT) });
await seed.user('ada');

const NESTED = `query ($n: Int!) {
  users(first: $n) { nodes { comments(first: $n) { nodes { id } } } }
}`;

async function costOf(query: string, variables = {}): Promise<number> {
  const { json } = await send(app, { body: { query, variables } });
  return totalIn(json.extensions);
}

function totalIn(extensions: Readonly<Record<string, unknown>> | undefined): number {
  const cost = extensions?.['cost'];
  if (typeof cost === 'object' && cost !== null && 'total' in cost) return Number(cost.total);
  throw new Error('The answer tells no cost');
}

describe('the cost of an operation', () => {
  it('is told with its answer', async () => {
    const reply = await send(app, { body: { query: '{ site { name } }' } });

    expect(reply.json).toEqual({
      data: { site: { name: 'Commonplace' } },
      extensions: { cost: { total: expect.any(Number), limit: LIMIT } },
    });
  });

  it('grows with the pages within pages', async () => {
    const small = await costOf(NESTED, { n: 2 });
    const large = await costOf(NESTED, { n: 20 });

    expect(large).toBeGreaterThan(small * 20);
  });

  it('has the counts of a list of which no item is asked for', async () => {
    const list = await costOf('{ posts(first: 0) { pageInfo { hasNextPage } } }');
    const counted = await costOf('{ posts(first: 0) { totalCount } }');

    expect(counted).toBeGreaterThanOrEqual(list + 10);
  });

  it('is calculated again for the same document with other variables', async () => {
    expect((await send(app, { body: { query: NESTED, variables: { n: 1 } } })).status).toBe(200);
    statements.clear();
    const reply = await send(app, { body: { query: NESTED, variables: { n: 100 } } });

    expect(reply.status).toBe(400);
    expect(statements.names()).toEqual([]);
    const total = totalIn(reply.json.errors?.[0]?.extensions);
    expect(total).toBeGreaterThan(10_000);
    expect(reply.json).toEqual({
      errors: [
        {
          message: `This operation would cost ${total} points; ${LIMIT} are allowed. Ask for smaller pages, or for fewer lists within lists.`,
          extensions: { code: 'COST_LIMIT_EXCEEDED', cost: { total, limit: LIMIT } },
        },
      ],
    });
  });

  it('is that of the operation that is run, not of the first in the document', async () => {
    const query = `query Cheap { site { name } }
      query Dear { users(first: 100) { nodes { comments(first: 100) { nodes { id } } } } }`;
    const dear = await send(app, { body: { query, operationName: 'Dear' } });
    const cheap = await send(app, { body: { query, operationName: 'Cheap' } });

    expect(dear.json.errors).toMatchObject([{ extensions: { code: 'COST_LIMIT_EXCEEDED' } }]);
    expect(cheap.json).toMatchObject({ data: { site: { name: 'Commonplace' } } });
    expect(cheap.json.extensions?.['cost']).toEqual({
      total: await costOf('{ site { name } }'),
      limit: LIMIT,
    });
  });

  it('is not lowered by a default that the variables take away', async () => {
    const query = 'query ($n: Int = 1) { users(first: $n) { nodes { id } } }';

    expect(await costOf(query, { n: null })).toBeGreaterThan(await costOf(query));
  });

  it('counts what is spread as a fragment', async () => {
    const spread = `query ($n: Int!) { users(first: $n) { nodes { ...F } } }
      fragment F on User { comments(first: $n) { nodes { id } } }`;

    expect(await costOf(spread, { n: 10 })).toBe(await costOf(NESTED, { n: 10 }));
  });

  it('is nothing below zero for sizes that will be refused', async () => {
    const query = '{ users(first: -1000) { nodes { id } } posts(first: 50) { nodes { id } } }';
    const cost = await costOf(query);

    expect(cost).toBeGreaterThan(50);
  });
});

it('the limits of an operation are in the API', async () => {
  const query =
    '{ site { limits { cost pageSize answerBytes bodyBytes seconds tokens depth titleCharacters commentCharacters coauthors } } }';
  const { json } = await send(app, { body: { query } });

  expect(json.data).toEqual({
    site: {
      limits: {
        cost: LIMIT,
        pageSize: 100,
        answerBytes: 8_388_608,
        bodyBytes: 1_310_720,
        seconds: 10,
        tokens: 2_000,
        depth: 20,
        titleCharacters: 300,
        commentCharacters: 50_000,
        coauthors: 20,
      },
    },
  });
});

it('the profile query costs a small part of what is allowed unless told otherwise', async () => {
  const cost = await costOf(PROFILE_QUERY, profileVariables('ada'));

  expect(cost).toBeLessThan(1_000);
});
