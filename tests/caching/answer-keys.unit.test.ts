import sql, { raw, type Sql } from 'sql-template-tag';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { AnswerKeys } from '../../src/caching/answer-keys.ts';

const ID = '01a2253b-e0dd-7396-b176-251bc17a40e6';

const OTHER = '01a2253b-e0dd-7396-b176-251bc17a40e7';

function keysOf(text: string, rows: readonly unknown[] = []) {
  const keys = new AnswerKeys();
  const part = { name: 'test', query: sql`${raw(text)}`, alias: undefined, texts: [] };
  keys.note([part], [rows]);
  return keys.keys();
}

describe('AnswerKeys', () => {
  it('has the rows and the tables of what was read', () => {
    const found = keysOf('select p.id from posts p where p.slug > $1', [{ id: ID }]);

    expect(found).toEqual(['all', '/posts', ID]);
  });

  it('has the rows that others refer to', () => {
    const keys = new AnswerKeys();
    const parts = [
      {
        query: sql`select p.id from posts p where p.id = any(${[ID, OTHER]}::uuid[])`,
        alias: raw('rows_1'),
      },
      {
        query: sql`select r.post_id as id from reactions r
        where r.post_id = any(array(select "id" from rows_1))`,
        alias: undefined,
      },
    ].map((part) => ({ name: 'test', texts: [], ...part }));
    keys.note(parts, [[{ id: ID }, { id: OTHER }], []]);

    expect(keys.keys()).toEqual(['all', ID, OTHER, `${ID}/reactions`, `${OTHER}/reactions`]);
  });

  /** The keys of more comments than fit, each of which has one reply. */
  function keysOfThreads(ownerColumn: string) {
    const keys = new AnswerKeys();
    const commentIds = Array.from({ length: 400 }, () => v7());
    const replyIds = commentIds.map(() => v7());
    const listBy = (column: string, owners: Sql) => sql`
      select parent.number as "parentNumber", page.* from (${owners}) parent
      cross join lateral (
        select c.id, c.score from comments c where c.${raw(column)} = parent.id limit 401
      ) page`;
    const parts = [
      {
        query: listBy(
          ownerColumn,
          sql`select id, row_number() over () as number from unnest(${[ID]}::uuid[]) id`,
        ),
        alias: raw('rows_1'),
      },
      {
        query: listBy('parent_id', sql`select id, row_number() over () as number from rows_1`),
        alias: undefined,
      },
    ].map((part) => ({ name: 'test', texts: [], ...part }));
    keys.note(parts, [
      commentIds.map((id) => ({ parentNumber: 1, id })),
      replyIds.map((id, index) => ({ parentNumber: index + 1, id })),
    ]);
    return keys.keys();
  }

  it('has the list of a post in place of many comments and replies on it', () => {
    expect(keysOfThreads('post_id')).toEqual(['all', `${ID}.n`, `${ID}/comments.n`]);
  });

  it('has one key for all comments where replies stand on many posts', () => {
    expect(keysOfThreads('author_id')).toEqual(['all', '*comments']);
  });

  it.each([
    ['a table', 'select v.id from votes v'],
    ['a joined table', 'select p.id from posts p left join votes v on v.post_id = p.id'],
    ['a table in a condition', 'select p.id from posts p where exists (select from votes)'],
    [
      'one table of several',
      'with known as (select 1) select v.id from known join votes v on true',
    ],
  ])('has none where changes of %s are not recorded', (_what, text) => {
    expect(keysOf(text)).toBeNull();
  });

  it.each([
    ['lateral functions', 'select s from posts p cross join lateral search_walk(p.id) s'],
    ['functions', "select w from unnest(array['a']) w"],
    [
      'parts of the statement',
      'with recursive tree (id) as (select p.id from posts p) select from tree',
    ],
    [
      'a part whose columns follow its name at once',
      'with recursive up(id) as (select c.id from comments c) select c.id from up join comments c on c.id = up.id',
    ],
    ['comparisons', 'select p.id is distinct from q from posts p'],
    ['prefetched rows', 'select p.id from posts p join rows_0 r on r.id = p.id'],
  ])('has some where a query reads from %s', (_what, text) => {
    expect(keysOf(text)).not.toBeNull();
  });
});
