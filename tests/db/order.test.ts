import sql from 'sql-template-tag';
import { expect, it } from 'vitest';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';

const database = await openTestDatabase();
const seed = seedContent(database);

/** As UTF-8 compares byte by byte, and as JavaScript's `<` does within the plane of these letters. */
function bytewise(values: readonly string[]): string[] {
  return [...values].sort((a, b) => (a < b ? -1 : 1));
}

it('usernames are ordered byte by byte on every server', async () => {
  const usernames = ['ab', 'a-b', 'a_b', 'a', 'b', 'a0', 'aa', '0a', 'a-c'];
  for (const username of usernames) await seed.user(username);
  const rows = await database.run<{ username: string }>(
    'test.usernames',
    sql`select username from users order by username`,
  );
  expect(rows.map(({ username }) => username)).toEqual(bytewise(usernames));
});

it('titles are ordered in lower case, then byte by byte, on every server', async () => {
  const titles = [
    'zebra',
    'Ähre',
    'apple pie',
    'Apple',
    'apple-pie',
    'épée',
    'Zürich',
    '(brackets)',
  ];
  for (const title of titles) await seed.wikiPage({ title });
  const rows = await database.run<{ sort_title: string }>(
    'test.titles',
    sql`select sort_title from wiki_pages order by sort_title`,
  );
  expect(rows.map(({ sort_title }) => sort_title)).toEqual(
    bytewise(titles.map((title) => title.toLowerCase())),
  );
});

it('lists are empty rather than null', async () => {
  const { id } = await seed.user('carol');
  const nothing = sql`update users set former_usernames = null where id = ${id}::uuid`;
  await expect(database.execute('test.null', nothing)).rejects.toThrow();
});
