import { createSchema, createYoga } from 'graphql-yoga';
import { expect, it } from 'vitest';
import { useCompiledOperations } from '../../src/http/plugins/use-compiled-operations.ts';

/** A server whose only fields tell how they are run. */
function server() {
  const schema = createSchema({
    typeDefs: 'type Query { isCompiled: Boolean!, fails(really: Boolean!): Int }',
    resolvers: {
      Query: {
        isCompiled: () => String(new Error().stack).includes('graphql-jit'),
        fails: (_root, { really }: { really: boolean }) => {
          if (really) throw new Error('It failed.');
          return 1;
        },
      },
    },
  });
  const yoga = createYoga({
    schema,
    plugins: [
      useCompiledOperations({
        schema,
        context: () => ({}),
        check: () => ({ extensions: {} }),
        seconds: 10,
      }),
    ],
    logging: false,
  });
  return async (query: string, variables = {}) => {
    const response = await yoga.fetch('http://commonplace/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  };
}

async function isCompiledEachTime(ask: ReturnType<typeof server>, query: string, variables = {}) {
  const seen = [];
  for (let count = 0; count < 4; count += 1) {
    seen.push((await ask(query, variables)).data?.isCompiled);
  }
  return seen;
}

it('a query is compiled after it ran twice', async () => {
  expect(await isCompiledEachTime(server(), '{ isCompiled }')).toEqual([false, false, true, true]);
});

it('a query that fails is not compiled', async () => {
  const query = 'query ($really: Boolean!) { isCompiled fails(really: $really) }';
  const ask = server();
  expect(await isCompiledEachTime(ask, query, { really: true })).toEqual(Array(4).fill(false));
  expect(await isCompiledEachTime(ask, query, { really: false })).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

it('a compiled query that fails once has to prove itself again', async () => {
  const query = 'query ($really: Boolean!) { isCompiled fails(really: $really) }';
  const ask = server();
  await isCompiledEachTime(ask, query, { really: false });
  expect((await ask(query, { really: true })).data).toEqual({ isCompiled: false, fails: null });
  expect(await isCompiledEachTime(ask, query, { really: false })).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

it('a document with two operations, or with too many fields, is not compiled', async () => {
  const ask = server();
  const named = 'query One { isCompiled } query Two { __typename }';
  for (let count = 0; count < 4; count += 1) {
    const answer = await ask(named, {});
    expect(answer.data?.isCompiled).not.toBe(true);
  }
  const many = `{ isCompiled ${Array.from({ length: 301 }, (_, n) => `f${n}: __typename`).join(' ')} }`;
  expect(await isCompiledEachTime(ask, many)).toEqual(Array(4).fill(false));
});

it('what was compiled of other queries is forgotten when it takes too much memory', async () => {
  const ask = server();
  const large = (number: number) =>
    `query Q${number} { ${Array.from({ length: 250 }, (_, index) => `f${index}: isCompiled`).join(' ')} isCompiled }`;
  // Their documents alone would have room.
  for (let number = 0; number < 40; number += 1) await isCompiledEachTime(ask, large(number));

  expect((await ask(large(39))).data.isCompiled).toBe(true);
  expect((await ask(large(0))).data.isCompiled).toBe(false);
});
