import sql, { type Sql } from 'sql-template-tag';
import type { Denial } from '../../../access/rule.ts';
import { isModerator, type Viewer } from '../../../access/viewer.ts';

/** The posts that everybody may see, over `posts p`: those in lists, for every viewer. */
export const shownPosts = sql`(p.published_at is not null and p.deleted_at is null and p.hidden_at is null)`;

/**
 * Which posts the viewer may look up, over `posts p`: also drafts, hidden and deleted posts of their
 * own, and drafts that they write with others; moderators all.
 */
export function visiblePosts(viewer: Viewer): Sql {
  if (viewer.kind === 'anonymous') return shownPosts;
  if (isModerator(viewer)) return sql`true`;
  return sql`(${shownPosts} or p.author_id = ${viewer.id}::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = ${viewer.id}::uuid
  ))`;
}

interface Standing {
  readonly isPublished: boolean;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
}

/** Whether everybody may see a post: `shownPosts` for one that is known already. */
export function isShown({ isPublished, isDeleted, isHidden }: Standing): boolean {
  return isPublished && !isDeleted && !isHidden;
}

/** Why nobody may do to a post what is done to posts that everybody sees; null when everybody does. */
export function denyUnshown(post: Standing): Denial {
  if (isShown(post)) return null;
  return post.isPublished ? 'This post is hidden.' : 'This post is a draft.';
}
