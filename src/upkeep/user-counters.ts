import sql from 'sql-template-tag';
import {
  commentsWithPlace,
  publicComments,
  publicPlaces,
} from '../domains/discussion/comment/policy.ts';
import { publicPosts } from '../domains/discussion/post/policy.ts';
import { publicSequences } from '../domains/discussion/sequence/policy.ts';
import { publicWikiPages } from '../domains/wiki/page/policy.ts';
import type { Counter } from './counter.ts';

/**
 * How much of what a person wrote all may see. Triggers keep these; what crosses, a restored
 * backup or a disabled trigger may leave them behind.
 */
export const userCounts: Counter = {
  name: 'users: counts of what they wrote',
  table: 'users',
  key: ['id'],
  columns: ['post_count', 'comment_count', 'wiki_contribution_count', 'sequence_count'],
  inScope: () => sql`true`,
  expected: () => sql`
    select u.id,
      coalesce(posts.number, 0)::int as post_count,
      coalesce(comments.number, 0)::int as comment_count,
      coalesce(contributions.number, 0)::int as wiki_contribution_count,
      coalesce(sequences.number, 0)::int as sequence_count
    from users u
    left join (
      select wrote.author_id, count(*) as number
      from (
        select p.author_id, p.id from posts p
        where ${publicPosts}
        union
        select together.user_id, p.id from post_coauthors together
        join posts p on p.id = together.post_id and together.accepted_at is not null
        where ${publicPosts}
      ) wrote
      group by wrote.author_id
    ) posts on posts.author_id = u.id
    left join (
      select c.author_id, count(*) as number
      from ${commentsWithPlace}
      where ${publicComments} and ${publicPlaces}
      group by c.author_id
    ) comments on comments.author_id = u.id
    left join (
      select r.author_id, count(*) as number
      from revisions r
      join wiki_pages w on w.id = r.wiki_page_id
      where ${publicWikiPages}
      group by r.author_id
    ) contributions on contributions.author_id = u.id
    left join (
      select s.author_id, count(*) as number
      from sequences s
      where ${publicSequences}
      group by s.author_id
    ) sequences on sequences.author_id = u.id`,
};
