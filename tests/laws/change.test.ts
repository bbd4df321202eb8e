import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { pageReader, walkForwards } from '../support/walk.ts';

const api = await openTestApi();
const { seed, database } = api;

it('a row inserted behind the cursor does not disturb a walk', async () => {
  const ada = await seed.user('ada');
  const post = await seed.post({ author: ada });
  const rows = [];
  for (let count = 0; count < 9; count += 1)
    rows.push(await seed.comment({ on: post, author: ada }));
  const field = { name: 'comments', parent: 'User', orderBy: 'NEWEST', required: '' };
  const page = pageReader(api, field, encodeGlobalId('User', ada.id));
  const before = await walkForwards(page, 4);

  const first = await page({ first: 4 });
  await seed.comment({ on: post, author: ada });
  const second = await page({ first: 4, after: String(first.pageInfo.endCursor) });

  expect(second.edges.map(({ cursor }) => cursor)).toEqual(before.slice(4, 8));
});

it('a walk goes on from a cursor whose row is gone', async () => {
  const bob = await seed.user('bob');
  const post = await seed.post({ author: bob });
  const rows = [];
  for (let count = 0; count < 6; count += 1)
    rows.push(await seed.comment({ on: post, author: bob }));
  const field = { name: 'comments', parent: 'User', orderBy: 'OLDEST', required: '' };
  const page = pageReader(api, field, encodeGlobalId('User', bob.id));
  const before = await walkForwards(page, 3);

  const first = await page({ first: 3 });
  await database.prisma.comment.delete({ where: { id: rows[2]?.id ?? '' } });
  const rest = await page({ first: 3, after: String(first.pageInfo.endCursor) });

  expect(rest.edges.map(({ cursor }) => cursor)).toEqual(before.slice(3));
});
