import sql from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';
import type { RowsById } from '../../../loaders/by-id.ts';
import type { Scope } from '../../../request/scope.ts';
import type { Coauthorship } from './model.ts';

/** What the viewer is to a post that another began, by the id of the post. */
export interface OwnCoauthorship {
  readonly id: string;
  readonly coauthorship: Coauthorship;
}

export function ownCoauthorshipsByPost(viewer: Viewer): RowsById {
  const viewerId = viewer.kind === 'member' ? viewer.id : null;
  return {
    name: 'post.ownCoauthorships',
    prefetches: [],
    query: (ids) => sql`select post_id as id,
        case when accepted_at is null then 'INVITED' else 'ACCEPTED' end as coauthorship
      from post_coauthors
      where user_id = ${viewerId}::uuid and post_id = any(${ids})`,
  };
}

/** Who is invited to posts and has not answered yet. */
export function selectInvited(
  { reader }: Scope,
  postIds: readonly string[],
): Promise<{ readonly postId: string; readonly userId: string }[]> {
  return reader.run(
    'post.invited',
    sql`select post_id as "postId", user_id as "userId" from post_coauthors
      where post_id = any(${postIds}::uuid[]) and accepted_at is null
      order by post_id, position, user_id`,
  );
}
