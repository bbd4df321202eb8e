import sql, { type Sql } from 'sql-template-tag';
import { isModerator, type Viewer } from '../../../access/viewer.ts';
import { shownWikiPages, visibleWikiPages } from '../../wiki/page/policy.ts';
import { shownPosts, visiblePosts } from '../post/policy.ts';

/**
 * Comments together with what they stand on, for `shownPlace`. A join, not a subquery: the
 * planner then looks the post up for the rows of the page alone.
 */
export const commentsWithPlace = sql`comments c
  left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id`;

/** That everybody may see the post or page which a comment stands on, over `commentsWithPlace`. */
export const shownPlace = sql`(${shownPosts} or w.id is not null and ${shownWikiPages})`;

/** Outside its thread, in a person's or everybody's comments, a deleted or hidden comment is gone. */
export const shownOutsideThread = sql`c.deleted_at is null and c.hidden_at is null`;

/** In a thread such a comment stays, as a tombstone, while somebody's answer hangs on it. */
export const shownInThread = sql`(${shownOutsideThread} or c.descendant_count > 0)`;

/** Whether the viewer may read what a comment says, over `comments c`; else it is a tombstone. */
export function readableComments(viewer: Viewer): Sql {
  if (viewer.kind === 'anonymous') return sql`(${shownOutsideThread})`;
  if (isModerator(viewer)) return sql`true`;
  return sql`(${shownOutsideThread} or c.author_id is not distinct from ${viewer.id}::uuid)`;
}

/** Which comments the viewer may look up, over `commentsWithPlace`; some of them are tombstones. */
export function visibleComments(viewer: Viewer): Sql {
  return sql`(${readableComments(viewer)} or c.descendant_count > 0)
    and (p.id is not null and ${visiblePosts(viewer)} or w.id is not null and ${visibleWikiPages(viewer)})`;
}
