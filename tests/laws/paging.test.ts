import fc from 'fast-check';
import { isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { openTestApi } from '../support/api.ts';
import { connectionFields, ownConnectionFields } from '../support/connection-fields.ts';
import { testEngine } from '../support/database.ts';
import {
  addPersonalItems,
  createFixtureCommunity,
  fillModerationQueue,
} from '../support/fixture-community.ts';
import { member } from '../support/members.ts';
import { pageReader, walkBackwards, walkForwards } from '../support/walk.ts';

const api = await openTestApi();
const nodes = await createFixtureCommunity(api.seed);
const owner = await member(api, 'owner', { role: 'MODERATOR' });
await fillModerationQueue(api.seed, owner.user);
await addPersonalItems(api.database.prisma, owner.user);

/** How many page sizes are tried for each law; each walk is many requests, which PGlite answers slowly. */
const TRIES = { numRuns: testEngine() === 'pglite' ? 1 : 4 };
const pageSize = fc.integer({ min: 1, max: 9 });

const fields = connectionFields(schema);

it('every connection of the schema is held to the laws', () => {
  expect(fields.length).toBeGreaterThan(30);
  const parents = new Set(fields.map(({ parent }) => parent));
  expect([...parents].toSorted()).toEqual([...Object.keys(nodes), 'Query'].toSorted());
});

it('every list with a filter takes times, and every list with authors their names', () => {
  const filtered = fields.filter(({ filters }) => filters.length > 0);
  expect(filtered.length).toBeGreaterThan(10);
  for (const { label, filters, node } of filtered) {
    expect(filters, label).toEqual(expect.arrayContaining(['since', 'until']));
    const type = schema.getType(node);
    // A search finds objects with and without an author.
    const hasAuthor = !isObjectType(type) || type.getFields()['authorName'] !== undefined;
    expect(filters.includes('authors'), label).toBe(hasAuthor);
  }
});

const listed = new Map(fields.map((field) => [`${field.parent}.${field.name}`, field] as const));

it.each([...listed.values()].filter(({ emptyLists }) => emptyLists.length > 0))(
  '$label finds nothing by an empty list',
  async (field) => {
    const parentId = field.parent === 'Query' ? null : (nodes[field.parent] ?? '');
    for (const empty of field.emptyLists) {
      const required = [field.required, empty].filter(Boolean).join(', ');
      const found = await pageReader(api, { ...field, required }, parentId)({ first: 100 });
      expect([empty, found.edges, found.totalCount]).toEqual([empty, [], 0]);
    }
  },
);

describe.each([...fields, ...ownConnectionFields(schema)])('$label', (field) => {
  const page =
    field.parent === 'Viewer'
      ? pageReader(owner, field, null)
      : pageReader(api, field, field.parent === 'Query' ? null : (nodes[field.parent] ?? ''));

  it('a walk gives every row once, in the same order, whatever the page size', async () => {
    const whole = await page({ first: 100 });
    const cursors = whole.edges.map(({ cursor }) => cursor);
    expect(cursors.length).toBeGreaterThan(2);
    expect(cursors).toHaveLength(whole.totalCount);
    expect(new Set(cursors).size).toBe(cursors.length);
    await fc.assert(
      fc.asyncProperty(pageSize, async (size) => {
        expect(await walkForwards(page, size)).toEqual(cursors);
        expect(await walkBackwards(page, size)).toEqual(cursors);
      }),
      TRIES,
    );
  });

  it('between two cursors stands what stands between them in the whole list', async () => {
    const cursors = (await page({ first: 100 })).edges.map(({ cursor }) => cursor);
    const index = fc.integer({ min: 0, max: cursors.length - 1 });
    await fc.assert(
      fc.asyncProperty(index, index, pageSize, async (from, to, size) => {
        const bounds = { after: cursors[from] ?? '', before: cursors[to] ?? '' };
        const between = cursors.slice(from + 1, Math.max(to, from + 1));
        const first = await page({ first: size, ...bounds });
        const last = await page({ last: size, ...bounds });
        expect(first.edges.map(({ cursor }) => cursor)).toEqual(between.slice(0, size));
        expect(first.pageInfo.hasNextPage).toBe(between.length > size);
        expect(last.edges.map(({ cursor }) => cursor)).toEqual(between.slice(-size));
        expect(last.pageInfo.hasPreviousPage).toBe(between.length > size);
      }),
      TRIES,
    );
  });
});
