import { expect, it } from 'vitest';
import { encodeCursor } from '../../src/lib/cursor.ts';
import { openTestApi } from '../support/api.ts';

const { seed, ask, answer } = await openTestApi();

const ada = await seed.user('ada');
const post = await seed.post({ author: ada });
for (let count = 0; count < 25; count += 1) await seed.comment({ on: post, author: ada });

const page = (args: string) =>
  answer(`{ comments${args} { nodes { id } pageInfo { endCursor } } }`);

it('a page has 20 items unless told otherwise, and at most 100', async () => {
  expect((await page('')).data.comments.nodes).toHaveLength(20);
  expect((await page('(first: null)')).data.comments.nodes).toHaveLength(20);
  expect((await page('(first: 100)')).data.comments.nodes).toHaveLength(25);
  expect((await page('(first: 0)')).data.comments.nodes).toHaveLength(0);
});

it.each([
  ['(first: 101)', 'first', 'between 0 and 100, not 101'],
  ['(first: -1)', 'first', 'between 0 and 100, not -1'],
  ['(last: 101)', 'last', 'between 0 and 100'],
  ['(first: 2, last: 2)', 'last', 'not both'],
])('%s is refused, naming the argument', async (args, argument, message) => {
  const { data, errors } = await page(args);
  expect(data).toBeNull();
  expect(errors[0]?.message).toContain(message);
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
});

it('says how to go on where a list has pages, and only there', async () => {
  const message = async (selection: string) => (await answer(selection)).errors[0]?.message;

  expect(await message('{ comments(first: 101) { totalCount } }')).toMatch(
    /`pageInfo.endCursor`\.$/,
  );
  expect(await message('{ comments(last: 101) { totalCount } }')).toMatch(
    /`pageInfo.startCursor` as `before`\.$/,
  );
  expect(await message('{ comments(first: -1) { totalCount } }')).toMatch(/not -1\.$/);
  expect(await message('{ comments(first: 1) { nodes { ancestors(last: 101) { id } } } }')).toMatch(
    /not 101\.$/,
  );
  expect(
    await message('{ posts(first: 1) { nodes { relatedPosts(first: 101) { id } } } }'),
  ).toMatch(/not 101\.$/);
});

const shape = { name: 'comment.NEWEST', types: ['timestamptz', 'uuid'] } as const;
const id = '01a206aa-0000-7000-8000-000000000000';

it.each([
  ['garbage', 'garbage'],
  ['nothing', ''],
  ['JSON that is no cursor', Buffer.from('{"a":1}').toString('base64url')],
  ['too few keys', encodeCursor(shape, ['2026-01-01T00:00:00+00:00'])],
  ['a key of another type', encodeCursor(shape, [5, id])],
  ['a day that does not exist', encodeCursor(shape, ['2026-02-31T00:00:00+00:00', id])],
  ['SQL for a key', encodeCursor(shape, ['2026-01-01T00:00:00+00:00', "' or true --"])],
])('a cursor that is %s gets a clear error, never the first page', async (_what, cursor) => {
  const { data, errors } = await answer(
    'query ($after: String) { comments(after: $after) { nodes { id } } }',
    { after: cursor },
  );
  expect(data).toBeNull();
  expect(errors[0]?.extensions).toMatchObject({ code: 'INVALID_CURSOR', argument: 'after' });
});

it('a cursor of another order or list is refused as such', async () => {
  const { comments } = await ask('{ comments { pageInfo { endCursor } } }');
  const after = `after: "${comments.pageInfo.endCursor}"`;
  for (const list of [`comments(orderBy: TOP, ${after})`, `posts(${after})`]) {
    const { errors } = await answer(`{ ${list} { nodes { id } } }`);
    expect(errors[0]?.message).toContain('belongs to another list or order');
    expect(errors[0]?.extensions).toMatchObject({ code: 'INVALID_CURSOR', argument: 'after' });
  }
});

it('a cursor with one character changed is refused', async () => {
  const { comments } = await ask('{ comments { pageInfo { endCursor } } }');
  const values = JSON.parse(Buffer.from(comments.pageInfo.endCursor, 'base64url').toString());
  values[3] = '2020-01-01T00:00:00+00:00';
  const changed = Buffer.from(JSON.stringify(values)).toString('base64url');
  const { errors } = await page(`(after: "${changed}")`);
  expect(errors[0]?.extensions).toMatchObject({ code: 'INVALID_CURSOR', argument: 'after' });
});
