import sql, { type Sql } from 'sql-template-tag';
import { isModerator, type Viewer } from '../../../access/viewer.ts';
import { publicWikiPages, visibleWikiPages } from '../../wiki/page/policy.ts';
import { publicPosts, visiblePosts } from '../post/policy.ts';

/** What comments stand on, after `comments c`. */
export const joinedPlaces = sql`left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id`;

/**
 * Comments together with what they stand on, for `publicPlaces`. A join, not a subquery: the
 * planner then looks the post up for the rows of the page alone.
 */
export const commentsWithPlace = sql`comments c
  ${joinedPlaces}`;

/** Whether all may see the post or page which a comment stands on, over `commentsWithPlace`. */
export const publicPlaces = sql`(${publicPosts} or w.id is not null and ${publicWikiPages})`;

/** Outside its thread, in the comments of a person or of the site, a deleted or hidden comment is gone. */
export const publicComments = sql`c.deleted_at is null and c.hidden_at is null`;

/** In a thread such a comment stays, as a tombstone, while it has replies. */
export const commentsInThreads = sql`(${publicComments} or c.descendant_count > 0)`;

/** The same as `commentsInThreads` for a comment that has been read. */
export function isInThread({
  isDeleted,
  isHidden,
  descendantCount,
}: Pick<CommentState, 'isDeleted' | 'isHidden'> & { readonly descendantCount: number }): boolean {
  return (!isDeleted && !isHidden) || descendantCount > 0;
}

/** Whether the viewer may read what a comment says, over `comments c`; else it is a tombstone. */
export function readableComments(viewer: Viewer): Sql {
  if (viewer.kind === 'anonymous') return sql`(${publicComments})`;
  if (isModerator(viewer)) return sql`true`;
  return sql`(${publicComments} or c.author_id is not distinct from ${viewer.id}::uuid)`;
}

interface CommentState {
  readonly authorId: string | null;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
}

/** The same as `readableComments` for a comment that has been read. */
export function isReadable(viewer: Viewer, comment: CommentState): boolean {
  if (!comment.isDeleted && !comment.isHidden) return true;
  return isModerator(viewer) || (viewer.kind === 'member' && comment.authorId === viewer.id);
}

/** Which comments the viewer may look up, over `commentsWithPlace`; some of them are tombstones. */
export function visibleComments(viewer: Viewer): Sql {
  return sql`(${readableComments(viewer)} or c.descendant_count > 0)
    and (p.id is not null and ${visiblePosts(viewer)} or w.id is not null and ${visibleWikiPages(viewer)})`;
}
