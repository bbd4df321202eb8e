import sql from 'sql-template-tag';
import { commentsInThreads, publicComments } from '../domains/discussion/comment/policy.ts';
import type { Counter } from './counter.ts';
import { postInUpkeepScope } from './scope.ts';

const inScope: Counter['inScope'] = (scope) => postInUpkeepScope(sql`t.id`, scope);

/** The comments in its list: tombstones too, while something below them counts. */
export const postCommentCount: Counter = {
  name: 'posts.comment_count',
  table: 'posts',
  key: ['id'],
  columns: ['comment_count'],
  inScope,
  expected: (scope) => sql`
    select p.id, (
      select count(*)::int from comments c
      where c.post_id = p.id and ${commentsInThreads}
    ) as comment_count
    from posts p
    where ${postInUpkeepScope(sql`p.id`, scope)}`,
};

/** The highest version is the text. */
export const postCurrentRevision: Counter = {
  name: 'posts.current_revision_id',
  table: 'posts',
  key: ['id'],
  columns: ['current_revision_id'],
  inScope,
  expected: (scope) => sql`
    select p.id, (
      select r.id from revisions r where r.post_id = p.id order by r.version desc limit 1
    ) as current_revision_id
    from posts p
    where ${postInUpkeepScope(sql`p.id`, scope)}`,
};

/**
 * Not before the newest comment or version. It may be later: other things are activity too, and a
 * source may know of some that we do not keep.
 */
export const postLastActivity: Counter = {
  name: 'posts.last_activity_at',
  table: 'posts',
  key: ['id'],
  columns: ['last_activity_at'],
  inScope,
  expected: (scope) => sql`
    select p.id, greatest(
      p.last_activity_at,
      (select c.created_at from comments c
        where c.post_id = p.id and ${publicComments}
        order by c.created_at desc, c.id desc limit 1),
      (select r.created_at from revisions r
        where r.post_id = p.id order by r.version desc limit 1)
    ) as last_activity_at
    from posts p
    where ${postInUpkeepScope(sql`p.id`, scope)}`,
};

/** One of these answers, where a post has accepted none yet. */
export const postAcceptedAnswer = (answers: readonly string[]): Counter => ({
  name: 'posts.accepted_answer_id',
  table: 'posts',
  key: ['id'],
  columns: ['accepted_answer_id'],
  inScope,
  expected: (scope) => sql`
    select p.id, coalesce(p.accepted_answer_id, answer.id) as accepted_answer_id
    from posts p
    left join (
      select distinct on (c.post_id) c.post_id, c.id
      from comments c
      where c.id = any(${answers}::uuid[]) and c.deleted_at is null
      order by c.post_id, c.id
    ) answer on answer.post_id = p.id
    where ${postInUpkeepScope(sql`p.id`, scope)}`,
});

/** A trigger copies these; a restored backup or a disabled trigger may leave them behind. */
export const topicSortKeys: Counter = {
  name: 'post_topics: copied sort keys',
  table: 'post_topics',
  key: ['post_id', 'topic_id'],
  columns: ['published_at', 'score', 'last_activity_at'],
  inScope: (scope) => postInUpkeepScope(sql`t.post_id`, scope),
  expected: (scope) => sql`
    select pt.post_id, pt.topic_id, p.published_at, p.score, p.last_activity_at
    from post_topics pt
    join posts p on p.id = pt.post_id
    where ${postInUpkeepScope(sql`pt.post_id`, scope)}`,
};
