import { crc32 } from 'node:zlib';
import {
  type GraphQLArgument,
  type GraphQLInputField,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { send } from '../http/send.ts';
import { type Answer, openTestApi } from '../support/api.ts';
import { connectionFields, ownConnectionFields } from '../support/connection-fields.ts';
import {
  addPersonalItems,
  createFixtureCommunity,
  fillModerationQueue,
} from '../support/fixture-community.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const nodes = await createFixtureCommunity(api.seed);
const owner = await member(api, 'owner', { role: 'ADMIN' });
await fillModerationQueue(api.seed, owner.user);
await addPersonalItems(api.database.prisma, owner.user);

/** What a key of a cursor may be made into: out of range, out of type, or on the edge. */
const FORGED: readonly unknown[] = [
  1e300,
  -1e300,
  1e-300,
  3.4028235e38,
  3.5e38,
  -0,
  1.5,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 63,
  '0000-01-01T00:00:00+00:00',
  '0001-01-01T00:00:00+00:00',
  '9999-12-31T23:59:59.999999+00:00',
  '2026-01-01T24:00:00+00:00',
  '2026-02-31T00:00:00+00:00',
  '1e3',
  'NaN',
  '',
  'a\0b',
  '\ud800',
  'x'.repeat(10_000),
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  null,
  true,
  [],
  {},
];

/** The same cursor with one of its keys replaced, and a check sum that fits. */
function forgeries(cursor: string): string[] {
  const [version, order, , ...keys] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  return keys.flatMap((_key: unknown, index: number) =>
    FORGED.map((value) => {
      const values = keys.with(index, value);
      // An order's digest is the check sum of its name, from which that of the keys goes on.
      const sum = crc32(JSON.stringify(values), Number.parseInt(order, 36)).toString(36);
      return Buffer.from(JSON.stringify([version, order, sum, ...values])).toString('base64url');
    }),
  );
}

/** Such as `time,uuid`. */
function typesOfKeys(cursor: string): string {
  const [, , , ...keys] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
  const typeOf = (key: unknown) => {
    if (typeof key === 'number') return Number.isInteger(key) ? 'integer' : 'real';
    return /^\d{4}-\d\d-/.test(String(key)) ? 'time' : 'text';
  };
  return keys.map(typeOf).join();
}

function codesOf({ errors }: Pick<Answer, 'errors'>): unknown[] {
  return errors.map(({ extensions }) => extensions['code']);
}

describe('a forged cursor is refused or taken, and never an internal error', () => {
  const done = new Set<string>();

  it.each([...connectionFields(schema), ...ownConnectionFields(schema)])(
    '$label',
    async (field) => {
      const order = field.orderBy === null ? '' : `orderBy: ${field.orderBy}`;
      const list = (args: string) =>
        `list: ${field.name}(${[args, order, field.required].filter(Boolean).join(', ')}) {
          edges { cursor } }`;
      const below = (text: string) => {
        if (field.parent === 'Viewer') return `viewer { ${text} }`;
        if (field.parent === 'Query') return text;
        return `node(id: "${nodes[field.parent]}") { ... on ${field.parent} { ${text} } }`;
      };
      const { data, errors } = await owner.answer(`{ ${below(list('first: 1'))} }`);
      expect(errors).toEqual([]);
      const [cursor] = /(?<="cursor":")[^"]+/.exec(JSON.stringify(data)) ?? [];
      if (cursor === undefined) throw new Error(`${field.label} has no rows to forge a cursor of`);
      // Keys of equal types are read alike, so that a few forgeries are enough of further lists.
      const types = typesOfKeys(cursor);
      const every = done.has(types) ? 9 : 1;
      done.add(types);
      const query = `query ($cursor: String!) { ${below(list('first: 1, after: $cursor'))} }`;
      const codes = new Set<unknown>();
      for (const [index, forged] of forgeries(cursor).entries()) {
        if (index % every > 0) continue;
        for (const code of codesOf(await owner.answer(query, { cursor: forged }))) codes.add(code);
      }
      expect([...codes]).toEqual(['INVALID_CURSOR']);
    },
  );

  it('that of an event', async () => {
    const forged = Buffer.from('[1,"x","y","2026-01-01T00:00:00+00:00","1e400"]').toString(
      'base64url',
    );
    const answer = await owner.answer(
      `subscription { postPublished(since: "${forged}") { cursor } }`,
    );
    expect(codesOf(answer)).not.toContain('INTERNAL_SERVER_ERROR');
  });
});

const TIMES = [
  '9999-12-31T23:59:59-12:00',
  '0001-01-01T00:00:00+12:00',
  '0000-01-01T00:00:00Z',
  '2026-02-31T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T23:59:60Z',
  '2026-01-01T00:00:00+99:99',
  `2026-01-01T00:00:00.${'9'.repeat(1_000)}Z`,
  '+010000-01-01T00:00:00Z',
  'infinity',
  'now',
  '',
  'a\0',
];

/** Times that exist, at the edges of what can be written. */
const EDGES = ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'];

interface TimeInput {
  readonly label: string;
  readonly query: string;
}

describe('a time that cannot be is refused, and one on the edge is taken', () => {
  const inputs = timeInputs();

  it('every argument that is a time is found', () => {
    expect(inputs.length).toBeGreaterThan(10);
  });

  it.each(inputs)('$label', async ({ query }) => {
    for (const time of TIMES) {
      expect([time, codesOf(await owner.answer(query, { time }))]).toEqual([
        time,
        expect.not.arrayContaining(['INTERNAL_SERVER_ERROR']),
      ]);
    }
    const refused = codesOf(await owner.answer(query, { time: TIMES[0] }));
    expect(refused).toEqual(['BAD_USER_INPUT']);
    for (const time of EDGES) {
      expect([time, codesOf(await owner.answer(query, { time }))]).toEqual([
        time,
        expect.not.arrayContaining(['INTERNAL_SERVER_ERROR']),
      ]);
    }
  });
});

/** Each place of the schema that takes a time, as a query with the variable `$time`. */
function timeInputs(): TimeInput[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) =>
        field.args.flatMap((argument) =>
          pathsToTime(argument).map((path) => {
            const args = [`${argument.name}: ${path}`, ...requiredBesides(field.args, argument)];
            const call = `${field.name}(${args.join(', ')}) { __typename }`;
            return {
              label: `${type.name}.${field.name} ${argument.name}: ${path}`,
              query: operationWith(type.name, call),
            };
          }),
        ),
      ),
    );
}

function operationWith(parent: string, call: string): string {
  if (parent === 'Mutation') return `mutation ($time: DateTime!) { ${call} }`;
  if (parent === 'Query')
    return `query ($time: DateTime!) { ${call.replace('__typename', 'totalCount nodes { __typename }')} }`;
  const read = call.replace('__typename', 'totalCount nodes { __typename }');
  return `query ($time: DateTime!) { node(id: "${nodes[parent]}") { ... on ${parent} { ${read} } } }`;
}

/** The values of an argument in which one time is `$time`, and the least of all else. */
function pathsToTime(input: GraphQLArgument | GraphQLInputField): string[] {
  const type = getNamedType(input.type);
  if (type.name === 'DateTime') return ['$time'];
  if (!isInputObjectType(type)) return [];
  const fields = Object.values(type.getFields());
  return fields.flatMap((field) =>
    pathsToTime(field).map(
      (path) => `{ ${[`${field.name}: ${path}`, ...requiredBesides(fields, field)].join(', ')} }`,
    ),
  );
}

function requiredBesides(
  all: readonly (GraphQLArgument | GraphQLInputField)[],
  given: GraphQLArgument | GraphQLInputField,
): string[] {
  return all
    .filter((input) => input !== given && String(input.type).endsWith('!'))
    .filter(({ defaultValue }) => defaultValue === undefined)
    .map((input) => {
      const type = getNamedType(input.type);
      if (isEnumType(type)) return `${input.name}: ${type.getValues()[0]?.name}`;
      const isId = type.name === 'ID';
      return `${input.name}: "${isId ? nodes['User'] : 'because'}"`;
    });
}

describe('input that is nested deeply is refused', () => {
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';

  // As text: to write so many levels is too much for JSON.stringify.
  async function codesWith(variables: string): Promise<unknown[]> {
    const body = `{ "query": ${JSON.stringify(query)}, "variables": ${variables} }`;
    const { errors = [] } = (await send(api.app, { body })).json;
    return codesOf({ errors });
  }

  it.each([100, 5_000, 50_000])('as JSON, %d levels', async (depth) => {
    const nested = '['.repeat(depth) + ']'.repeat(depth);
    expect(await codesWith(`{ "ids": ${nested} }`)).toEqual(['DOCUMENT_LIMIT_EXCEEDED']);
    expect(await codesWith(`{ "ids": [], "more": ${nested} }`)).toEqual([
      'DOCUMENT_LIMIT_EXCEEDED',
    ]);
  });

  it.each([100, 900])('as GraphQL, %d levels', async (depth) => {
    const value = '['.repeat(depth) + ']'.repeat(depth);
    const codes = codesOf(await api.answer(`{ nodes(ids: ${value}) { id } }`));
    expect(codes.length).toBeGreaterThan(0);
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
  });
});

describe('wrong values of a megabyte', () => {
  const query = 'query ($filter: CommentFilter) { comments(filter: $filter) { totalCount } }';
  const unknown = Array.from({ length: 100_000 }, (_, number) => [`f${number}`, 1]);
  const cases = {
    'fields that the type does not have': Object.fromEntries(unknown),
    'a text where a time must be': { since: 'x'.repeat(1_000_000) },
    'a text where a number must be': { minScore: 'x'.repeat(1_000_000) },
    'an object where a number must be': { minScore: Object.fromEntries(unknown) },
  };

  it.each(Object.entries(cases))('%s', async (_name, filter) => {
    const ask = (wrong: object) => send(api.app, { body: { query, variables: { filter: wrong } } });
    await ask({ since: 'yesterday' });
    const before = process.cpuUsage();
    const { errors = [] } = (await ask(filter)).json;
    const { user } = process.cpuUsage(before);

    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: expect.stringMatching(/^filter\.(f0|since|minScore)$/),
    });
    expect(errors.length).toBeLessThanOrEqual(21);
    expect(JSON.stringify(errors).length).toBeLessThan(20_000);
    // In ms. To look at all fields, and to repeat what came, takes seconds.
    expect(user / 1_000).toBeLessThan(1_000);
  });
});
