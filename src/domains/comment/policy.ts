import sql, { type Sql } from 'sql-template-tag';
import { visiblePosts } from '../post/policy.ts';
import type { Viewer } from '../viewer.ts';
import { visibleWikiPages } from '../wiki-page/policy.ts';

/**
 * Comments together with what they stand on, for `visiblePlace`. A join, not a subquery: the
 * planner then looks the post up for the rows of the page alone.
 */
export const placeOfComments = sql`left join posts p on p.id = c.post_id
  left join wiki_pages w on w.id = c.wiki_page_id`;
export const commentsWithPlace = sql`comments c ${placeOfComments}`;

/** That the post or page which a comment stands on is visible, over `commentsWithPlace`. */
export function visiblePlace(viewer: Viewer): Sql {
  return sql`(${visiblePosts(viewer)} or w.id is not null and ${visibleWikiPages(viewer)})`;
}

/** In a thread a deleted comment stays, as a tombstone, while somebody's answer hangs on it. */
export const shownInThread = sql`(c.deleted_at is null or c.descendant_count > 0)`;

/** Outside its thread, in a person's or everybody's comments, a deleted comment is gone. */
export const shownOutsideThread = sql`c.deleted_at is null`;
