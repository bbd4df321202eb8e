import sql, { type Sql } from 'sql-template-tag';
import type { Denial } from '../../../access/rule.ts';
import { isModerator, type MemberViewer, type Viewer } from '../../../access/viewer.ts';
import type { Coauthorship } from './model.ts';

/** The condition over `posts p` for public posts. Lists contain only these, for every viewer. */
export const publicPosts = sql`(p.published_at is not null and p.deleted_at is null and p.hidden_at is null)`;

/**
 * Which posts the viewer may look up, over `posts p`: also drafts, hidden and deleted posts of their
 * own, and drafts that they write with others; moderators all.
 */
export function visiblePosts(viewer: Viewer): Sql {
  if (viewer.kind === 'anonymous') return publicPosts;
  if (isModerator(viewer)) return sql`true`;
  return sql`(${publicPosts} or p.author_id = ${viewer.id}::uuid or p.deleted_at is null and exists (
    select from post_coauthors together
    where together.post_id = p.id and together.user_id = ${viewer.id}::uuid
  ))`;
}

/** That a post is by this user, or `any(…)` of these, as author or co-author, over `posts p`. */
export function writtenBy(userId: Sql): Sql {
  return sql`(p.author_id = ${userId} or exists (select from post_coauthors together
    where together.post_id = p.id and together.user_id = ${userId}
      and together.accepted_at is not null))`;
}

interface Standing {
  readonly isPublished: boolean;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
}

/** The same as `publicPosts` for a post that has been read. */
export function isPublic({ isPublished, isDeleted, isHidden }: Standing): boolean {
  return isPublished && !isDeleted && !isHidden;
}

/** Denies actions that only public posts allow. Null for a public post. */
export function denyNonPublic(post: Standing): Denial {
  if (isPublic(post)) return null;
  return post.isPublished ? 'This post is hidden.' : 'This post is a draft.';
}

/** Denies what a deleted post does not allow. */
export function denyDeleted({ isDeleted }: Pick<Standing, 'isDeleted'>): Denial {
  return isDeleted ? 'This post is deleted.' : null;
}

interface Written {
  readonly authorId: string | null;
  readonly coauthorship: Coauthorship | null;
}

/** Whether they are the author of the post, or a co-author who agreed to be one. */
export function isWriter(viewer: MemberViewer, { authorId, coauthorship }: Written): boolean {
  return authorId === viewer.id || coauthorship === 'ACCEPTED';
}

export function denyNonWriters(viewer: MemberViewer, post: Written): Denial {
  return isWriter(viewer, post) ? null : 'Only the authors of a post may change it.';
}
