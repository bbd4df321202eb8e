import type { Denial } from '../../../access/rule.ts';
import type { PostState } from './facts-model.ts';

type Standing = Pick<PostState, 'isPublished' | 'isDeleted' | 'isHidden'>;

/** Whether everybody may see a post: `shownPosts` for one that is known already. */
export function isShown({ isPublished, isDeleted, isHidden }: Standing): boolean {
  return isPublished && !isDeleted && !isHidden;
}

/** Why nobody may do to a post what is done to posts that everybody sees; null when everybody does. */
export function denyUnshown(post: Standing): Denial {
  if (isShown(post)) return null;
  return post.isPublished ? 'This post is not shown.' : 'This post is a draft.';
}
