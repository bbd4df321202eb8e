import sql, { type Sql } from 'sql-template-tag';
import type { Counter } from './counter.ts';

/**
 * What came from elsewhere brought a score along whose votes nobody knows, and so did its author's karma.
 * What nobody has voted on is not looked at either: a score without votes is such a one.
 */
const wasMadeHere = (id: Sql) => sql`not exists (select from origins o where o.our_id = ${id})`;

export const postScore: Counter = {
  name: 'posts.score, vote_count',
  table: 'posts',
  key: ['id'],
  columns: ['score', 'vote_count'],
  inScope: () => sql`true`,
  expected: () => sql`
    select v.post_id as id, sum(v.value)::int as score, count(*)::int as vote_count
    from votes v
    where v.post_id is not null and v.axis = 'KARMA' and ${wasMadeHere(sql`v.post_id`)}
    group by v.post_id`,
};

export const commentScores: Counter = {
  name: 'comments.score, vote_count, agreement_score',
  table: 'comments',
  key: ['id'],
  columns: ['score', 'vote_count', 'agreement_score'],
  inScope: () => sql`true`,
  expected: () => sql`
    select v.comment_id as id,
      coalesce(sum(v.value) filter (where v.axis = 'KARMA'), 0)::int as score,
      (count(*) filter (where v.axis = 'KARMA'))::int as vote_count,
      coalesce(sum(v.value) filter (where v.axis = 'AGREEMENT'), 0)::int as agreement_score
    from votes v
    where v.comment_id is not null and ${wasMadeHere(sql`v.comment_id`)}
    group by v.comment_id`,
};

/** Of those who write a post together, karma is its author's alone. */
export const userKarma: Counter = {
  name: 'users.karma',
  table: 'users',
  key: ['id'],
  columns: ['karma'],
  inScope: () => sql`true`,
  expected: () => sql`
    select coalesce(p.author_id, c.author_id) as id, sum(v.value)::int as karma
    from votes v
    left join posts p on p.id = v.post_id
    left join comments c on c.id = v.comment_id
    where v.axis = 'KARMA' and coalesce(p.author_id, c.author_id) is not null
      and ${wasMadeHere(sql`coalesce(p.author_id, c.author_id)`)}
    group by 1`,
};
