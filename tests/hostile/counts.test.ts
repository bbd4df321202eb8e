import sql from 'sql-template-tag';
import { expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';

const { ask, database, statements } = await openTestApi();
await database.execute(
  'users.many',
  // Names that are no words, so that there is little to index.
  sql`
    insert into users (id, username, display_name, karma)
    select gen_random_uuid(), 'u' || n, 'u' || n, n % 2 from generate_series(1, 10020) n`,
);

it('a filtered list is counted up to 10,000', async () => {
  const { all, some, few } = await ask(`{
    all: users { totalCount }
    some: users(filter: { minKarma: 0 }) { totalCount }
    few: users(filter: { minKarma: 1 }) { totalCount }
  }`);

  expect({ all, some, few }).toEqual({
    all: { totalCount: 10_020 },
    some: { totalCount: 10_000 },
    few: { totalCount: 5_010 },
  });
});

it('a list is counted once, whatever its orders', async () => {
  statements.clear();
  await ask(`{ a: users(orderBy: KARMA) { totalCount } b: users(orderBy: NEWEST) { totalCount } }`);

  expect(statements.names()).toEqual(['user.all.count']);
});
