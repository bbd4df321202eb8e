import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';
import type { RowsById } from '../../../loaders/by-id.ts';
import type { Scope } from '../../../request/scope.ts';
import { visiblePosts } from '../post/policy.ts';

/** A poll over `polls k`, with what the viewer chose: nobody learns what others chose. */
function pollAs({ viewer }: Scope): Sql {
  return sql`json_build_object(
      'id', k.id, 'postId', k.post_id, 'question', k.question, 'options', k.options,
      'voteCounts', k.vote_counts, 'voterCount', k.voter_count, 'maxChoices', k.max_choices,
      'closesAt', k.closes_at, 'isClosed', coalesce(k.closes_at <= now(), false),
      'createdAt', k.created_at, 'viewerChoices', ${choicesOf(viewer)}
    )`;
}

function choicesOf(viewer: Viewer): Sql {
  if (viewer.kind === 'anonymous') return sql`null`;
  return sql`(select v.choices from poll_votes v
      where v.poll_id = k.id and v.user_id = ${viewer.id}::uuid)`;
}

/** The polls of posts that the viewer sees. */
export function pollsByPost(scope: Scope): RowsById {
  return {
    name: 'poll.byPost',
    prefetches: [],
    query: (ids) => sql`select k.post_id as id, ${pollAs(scope)} as poll
      from polls k where k.post_id = any(${ids})`,
  };
}

export function pollsById(scope: Scope): RowsById {
  return {
    name: 'poll.byId',
    prefetches: [],
    query: (ids) => sql`select k.id, ${pollAs(scope)} as poll
      from polls k join posts p on p.id = k.post_id
      where k.id = any(${ids}) and ${visiblePosts(scope.viewer)}`,
  };
}
