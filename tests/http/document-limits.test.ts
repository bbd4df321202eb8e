import { describe, expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { send } from './send.ts';

const { app, statements } = await openTestApi();

const nested = (levels: number) =>
  `{ comments(first: 1) { nodes { ${'parent { '.repeat(levels - 3)} id ${'}'.repeat(levels - 3)} } } }`;
const numbered = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const ids = (count: number) => `[${numbered(count, () => '"x"')}]`;

/** A document that reaches a limit, and one that goes past it. */
const LIMITS: readonly { name: string; most: number; of: (count: number) => string }[] = [
  { name: 'levels of fields', most: 20, of: nested },
  {
    name: 'levels of fields below `__schema` or `__type`',
    most: 18,
    of: (count) =>
      `{ __schema { types { ${'ofType { '.repeat(count - 2)} name ${'}'.repeat(count - 2)} } } }`,
  },
  {
    name: 'root fields',
    most: 20,
    of: (count) => `{ ${numbered(count, (index) => `a${index}: __typename`)} }`,
  },
  {
    name: 'fields',
    most: 1_000,
    of: (count) => `{ site { ${numbered(9, () => '...F')} ${numbered(count - 910, () => 'name')} } }
      fragment F on Site { ${numbered(101, () => 'name')} }`,
  },
  {
    name: 'aliases',
    most: 50,
    of: (count) => `{ site { ...F ...F ${numbered(count - 40, (index) => `a${index}: name`)} } }
      fragment F on Site { ${numbered(20, (index) => `b${index}: name`)} }`,
  },
  {
    name: 'directives',
    most: 50,
    of: (count) => `{ site { ${numbered(count, () => '... @include(if: true) { name }')} } }`,
  },
  {
    name: 'items in a list',
    most: 250,
    of: (count) => `{ nodes(ids: ${ids(count)}) { id } }`,
  },
];

describe.each(LIMITS)('$most $name', ({ name, most, of }) => {
  it('are allowed', async () => {
    const reply = await send(app, { body: { query: of(most) } });

    const codes = reply.json.errors?.map(({ extensions }) => extensions['code']) ?? [];
    expect(codes).not.toContain('DOCUMENT_LIMIT_EXCEEDED');
  });

  it('and one more are not, and nothing is run', async () => {
    statements.clear();
    const reply = await send(app, { body: { query: of(most + 1) } });

    expect(reply.status).toBe(400);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.json).toEqual({
      errors: [
        {
          message: `The document has ${most + 1} ${name}; ${most} are allowed.`,
          extensions: { code: 'DOCUMENT_LIMIT_EXCEEDED' },
        },
      ],
    });
    expect(statements.names()).toEqual([]);
  });
});

describe('a document', () => {
  /** Five for the outermost levels, four for each of the fragments, and the rest in plain fields. */
  const tokens = (count: number) =>
    `{ site { ${numbered((count - 8) / 4, () => '... { name }')} name name name } }`;

  it('of 2,000 tokens is read', async () => {
    const reply = await send(app, { body: { query: tokens(2_000) } });

    expect(reply.json.errors?.[0]?.extensions['code']).not.toBe('DOCUMENT_LIMIT_EXCEEDED');
  });

  it('of more is not', async () => {
    const reply = await send(app, { body: { query: tokens(2_000).replace('name', 'name name') } });

    expect(reply.status).toBe(400);
    expect(reply.json).toEqual({
      errors: [
        {
          message: 'The document has more than 2000 tokens.',
          extensions: { code: 'DOCUMENT_LIMIT_EXCEEDED' },
        },
      ],
    });
  });

  it.each([
    ['fields', `${'{ a '.repeat(50_000)}${'}'.repeat(50_000)}`],
    ['fields, just within the tokens', `${'{a'.repeat(660)}${'}'.repeat(660)}`],
    ['lists', `{ nodes(ids: ${'['.repeat(50_000)}${']'.repeat(50_000)}) { id } }`],
    [
      'lists, just within the tokens',
      `{ nodes(ids: ${'['.repeat(990)}${']'.repeat(990)}) { id } }`,
    ],
    ['objects', `{ posts(filter: ${'{a:'.repeat(490)} 1 ${'}'.repeat(490)}) { totalCount } }`],
    ['fragments', `{ ${'... { '.repeat(650)} nonsense ${'}'.repeat(650)} }`],
    ['types', `query ($a: ${'['.repeat(900)}ID${']'.repeat(900)}) { nodes(ids: $a) { id } }`],
  ])('of deeply nested %s is answered with 400, never 500', async (_, query) => {
    const reply = await send(app, {
      body: { query },
      headers: { accept: 'application/graphql-response+json' },
    });

    expect(reply.status).toBe(400);
    expect(reply.json.errors?.[0]?.extensions['code']).toMatch(
      /^(DOCUMENT_LIMIT_EXCEEDED|GRAPHQL_VALIDATION_FAILED)$/,
    );
  });

  it('whose fragments double again and again is refused at once', async () => {
    const query = `{ site { ...F0 } }
      ${numbered(60, (index) => `fragment F${index} on Site { ...F${index + 1} ...F${index + 1} }`)}
      fragment F60 on Site { name }`;
    const before = performance.now();
    const reply = await send(app, { body: { query } });

    expect(performance.now() - before).toBeLessThan(1_000);
    expect(reply.status).toBe(400);
    expect(reply.json.errors).toMatchObject([{ extensions: { code: 'DOCUMENT_LIMIT_EXCEEDED' } }]);
  });

  it('of four levels of a thread in the shape of Relay is answered', async () => {
    const replies = (levels: number): string =>
      `edges { node { body { html } author { displayName }
        ${levels === 0 ? '' : `replies(first: 2) { ${replies(levels - 1)} }`} } }`;
    const query = `{ posts(first: 1) { nodes { comments(first: 5) { ${replies(4)} } } } }`;
    expect((await send(app, { body: { query } })).status).toBe(200);
  });

  it('that was refused is refused again', async () => {
    const body = { query: nested(21) };
    const first = await send(app, { body });
    const second = await send(app, { body });

    expect(second.status).toBe(400);
    expect(second.json).toEqual(first.json);
  });
});
