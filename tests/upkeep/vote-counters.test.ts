import sql, { type Sql } from 'sql-template-tag';
import { beforeEach, expect, it } from 'vitest';
import { examine } from '../../src/upkeep/doctor.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { removeContent } from '../support/remove-content.ts';

const database = await openTestDatabase();
const seed = seedContent(database);

async function wrong(fix = false): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for await (const { name, wrong: count } of examine(database, { fix })) {
    if (count > 0) found[name] = count;
  }
  return found;
}

const change = (statement: Sql) => database.execute('test.change', statement);

beforeEach(async () => {
  await removeContent(database);
  await change(sql`delete from origins`);
  const [ada, bob] = [await seed.user('ada'), await seed.user('bob', { karma: 40 })];
  const post = await seed.post({ author: ada });
  const comment = await seed.comment({ on: post, author: ada });
  await seed.vote({ by: bob, on: post, value: 3 });
  await seed.vote({ by: bob, on: comment, value: -1 });
  await seed.vote({ by: bob, on: comment, value: 2, axis: 'AGREEMENT' });
  await seed.post({ author: bob, more: { score: 12, voteCount: 20 } });
  await change(sql`update users set karma = 2 where username = 'ada'`);
});

it('what votes add up to is right, and what nobody voted on here is left alone', async () => {
  expect(await wrong()).toEqual({});
});

it.each<[string, Sql]>([
  ['posts.score, vote_count', sql`update posts set score = 5 where score = 3`],
  ['posts.score, vote_count', sql`update posts set vote_count = 2 where score = 3`],
  ['comments.score, vote_count, agreement_score', sql`update comments set score = 1`],
  ['comments.score, vote_count, agreement_score', sql`update comments set agreement_score = -2`],
  ['users.karma', sql`update users set karma = 9 where username = 'ada'`],
])('%s is put right', async (name, breakIt) => {
  await change(breakIt);
  expect(await wrong()).toEqual({ [name]: 1 });
  await wrong(true);
  expect(await wrong()).toEqual({});
});

it('what was imported has votes that nobody knows', async () => {
  await change(sql`update posts set score = score + 100`);
  await change(sql`update users set karma = karma + 100`);
  await change(sql`
    insert into origins (source, kind, external_id, our_id)
    select 'test', 'any', id::text, id from (select id from posts union all select id from users) o`);
  expect(await wrong()).toEqual({});
});
