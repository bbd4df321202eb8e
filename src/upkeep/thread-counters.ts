import sql from 'sql-template-tag';
import { publicComments } from '../domains/discussion/comment/policy.ts';
import type { Counter } from './counter.ts';
import { subjectInUpkeepScope } from './scope.ts';

const inScope: Counter['inScope'] = (scope) =>
  subjectInUpkeepScope({ post: sql`t.post_id`, page: sql`t.wiki_page_id` }, scope);

const commentSubject = { post: sql`c.post_id`, page: sql`c.wiki_page_id` };

/** A comment's place in its thread, walked from the top. */
export const placeInThread: Counter = {
  name: 'comments.depth, root_id',
  table: 'comments',
  key: ['id'],
  columns: ['depth', 'root_id'],
  inScope,
  expected: (scope) => sql`
    with recursive thread as (
      select c.id, 0 as depth, null::uuid as root_id, c.id as top_id
      from comments c
      where c.parent_id is null and ${subjectInUpkeepScope(commentSubject, scope)}
      union all
      select c.id, t.depth + 1, t.top_id, t.top_id
      from comments c
      join thread t on c.parent_id = t.id
    )
    select id, depth, root_id from thread`,
};

/**
 * Replies below a comment. A deleted or hidden one counts no more; but as long as something below it counts, it
 * is shown, as a tombstone, among the replies. `union` ends the walk even where parents form a circle.
 */
export const replyCounts: Counter = {
  name: 'comments.reply_count, descendant_count',
  table: 'comments',
  key: ['id'],
  columns: ['reply_count', 'descendant_count'],
  inScope,
  expected: (scope) => sql`
    with recursive above as (
      select c.id, c.parent_id as ancestor_id
      from comments c
      where c.parent_id is not null and ${publicComments}
        and ${subjectInUpkeepScope(commentSubject, scope)}
      union
      select a.id, c.parent_id
      from above a
      join comments c on c.id = a.ancestor_id
      where c.parent_id is not null
    ),
    descendants as (
      select ancestor_id as id, count(*)::int as number from above group by ancestor_id
    ),
    replies as (
      select c.parent_id as id, count(*)::int as number
      from comments c
      left join descendants d on d.id = c.id
      where c.parent_id is not null 
        and (${publicComments} or d.number > 0)
        and ${subjectInUpkeepScope(commentSubject, scope)}
      group by c.parent_id
    )
    select c.id, coalesce(r.number, 0) as reply_count, coalesce(d.number, 0) as descendant_count
    from comments c
    left join replies r on r.id = c.id
    left join descendants d on d.id = c.id
    where ${subjectInUpkeepScope(commentSubject, scope)}`,
};
