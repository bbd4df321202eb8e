import sql from 'sql-template-tag';
import type { Scope } from '../../../request/scope.ts';
import type { Coauthorship } from './model.ts';

/** What the viewer is to posts that others began; nothing where they are nothing to them. */
export async function selectOwnCoauthorships(
  { reader, viewer }: Scope,
  postIds: readonly string[],
): Promise<{ readonly postId: string; readonly coauthorship: Coauthorship }[]> {
  if (viewer.kind === 'anonymous') return [];
  return reader.run(
    'post.ownCoauthorships',
    sql`select post_id as "postId",
        case when accepted_at is null then 'INVITED' else 'ACCEPTED' end as coauthorship
      from post_coauthors
      where user_id = ${viewer.id}::uuid and post_id = any(${postIds}::uuid[])`,
  );
}

/** Who was asked to write posts together with their authors and has not answered yet. */
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
