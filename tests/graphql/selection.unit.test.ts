import {
  GraphQLID,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  graphql,
} from 'graphql';
import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import type { Prefetch } from '../../src/db/database.ts';
import type { PlannedDeclarations } from '../../src/graphql/selection/declarations.ts';
import { planOf } from '../../src/graphql/selection/plan.ts';
import { inputError } from '../../src/lib/errors.ts';
import type { Scope, SelectionPlan } from '../../src/request/scope.ts';

const PREFETCH: Prefetch = {
  name: 'thing.parts',
  query: () => sql`select`,
  prefetches: [],
  accept() {},
};

const PAGED: Awaited<ReturnType<NonNullable<PlannedDeclarations['list']>>> = {
  loader: {
    page: () => Promise.reject(new Error('No page is read to plan')),
    count: () => Promise.reject(new Error('Nothing is counted to plan')),
    prefetch: () => PREFETCH,
  },
  list: {
    name: 'thing.parts',
    ordering: { name: 'thing.OLDEST', direction: 'asc', terms: [] },
    arguments: null,
    isFiltered: false,
    sources: () => [],
  },
  args: {},
};

/** Only `root` and the scopes with a selection are looked at while a prefetch is made. */
const scope = { selectionScopes: new Map() } as unknown as Scope;

interface Asked {
  readonly list: PlannedDeclarations['list'];
  readonly query?: string;
  /** Whether the type of the list says that it is a connection. */
  readonly isConnection?: boolean;
}

/** The plan for `thing` of a schema in which a thing has parts, which are found by `list`. */
async function plan(options: Asked): Promise<SelectionPlan | null> {
  const { list, query = '{ thing { id parts { nodes { id } } } }', isConnection = true } = options;
  const id = {
    type: new GraphQLNonNull(GraphQLID),
    extensions: { declarations: { reads: ['id'] } },
  };
  const node = new GraphQLInterfaceType({ name: 'Node', fields: { id: { type: GraphQLID } } });
  const part = new GraphQLObjectType({ name: 'Part', fields: { id } });
  const parts = new GraphQLObjectType({
    name: 'PartConnection',
    extensions: isConnection ? { listPart: 'connection' } : {},
    fields: { nodes: { type: new GraphQLList(part) } },
  });
  const thing = new GraphQLObjectType({
    name: 'Thing',
    interfaces: [node],
    fields: {
      id,
      parts: {
        type: parts,
        args: { first: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 2 } },
        extensions: { declarations: { reads: ['id'], list } },
        resolve() {
          throw new Error('No resolver is called to plan');
        },
      },
    },
  });
  let planned: SelectionPlan | null | undefined;
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        thing: {
          type: thing,
          resolve(_root, _args, _context, info) {
            planned = planOf(info);
            return null;
          },
        },
      },
    }),
  });
  const { errors } = await graphql({ schema, source: query });
  expect(errors).toBeUndefined();
  return planned ?? null;
}

describe('planOf', () => {
  it('reads the declarations of fields and calls no resolver', async () => {
    const planned = await plan({ list: () => PAGED });
    expect(planned).toMatchObject({ type: 'Thing', properties: new Set(['id']) });
    expect(planned?.lists.map((list) => list.prefetch(scope))).toEqual([PREFETCH]);
  });

  it('gives a list the arguments that the schema has', async () => {
    const given: unknown[] = [];
    const list: PlannedDeclarations['list'] = (_scope, args) => {
      given.push(args);
      return PAGED;
    };
    for (const query of [
      '{ thing { parts { nodes { id } } } }',
      '{ thing { parts(first: 7) { nodes { id } } } }',
    ]) {
      (await plan({ list, query }))?.lists.map((planned) => planned.prefetch(scope));
    }
    expect(given).toEqual([{ first: 2 }, { first: 7 }]);
  });

  it('selects columns of a list whose type says that it is a connection, whatever its name', async () => {
    const keys = async (isConnection: boolean) =>
      (await plan({ list: () => PAGED, isConnection }))?.lists.map(({ key }) => key);
    expect(await keys(true)).toEqual(['parts()>Part(id;;)']);
    expect(await keys(false)).toEqual(['parts()>all']);
  });
});

describe('prefetch of a selected list', () => {
  const prefetch = async (list: PlannedDeclarations['list'], query?: string) =>
    (await plan({ list, ...(query === undefined ? {} : { query }) }))?.lists[0]?.prefetch(scope);

  it('leaves an error of the arguments to the field', async () => {
    const list = () => {
      throw inputError('first', 'No.');
    };
    expect(await prefetch(list)).toBeNull();
    const args = { last: 500 };
    expect(await prefetch(() => ({ ...PAGED, args }))).toBeNull();
  });

  it('throws every other error', async () => {
    const list = () => {
      throw new TypeError('A fault of the server');
    };
    await expect(prefetch(list)).rejects.toThrow('A fault of the server');
  });

  it('leaves a list with a filter, and one whose filter names people, to the field', async () => {
    const filtered = { ...PAGED, list: { ...PAGED.list, isFiltered: true } };
    expect(await prefetch(() => filtered)).toBeNull();
    expect(await prefetch(() => Promise.resolve(PAGED))).toBeNull();
    expect(await prefetch(() => Promise.reject(new Error('Nobody has this name')))).toBeNull();
  });
});
