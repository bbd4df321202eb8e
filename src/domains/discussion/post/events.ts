import { eventKind } from '../../../live/event.ts';

interface HappenedToPost {
  readonly postId: string;
}

function targetOf({ postId }: HappenedToPost) {
  return { scopeId: null, nodeKind: 'Post', nodeId: postId };
}

/** A post can be read by others from now on. */
export const POST_PUBLISHED = eventKind({
  name: 'POST_PUBLISHED',
  webhook: 'post.published',
  targetOf,
});

/** A post that all could read was deleted, hidden by a moderator, or made a draft again. */
export const POST_REMOVED = eventKind({
  name: 'POST_REMOVED',
  webhook: 'post.removed',
  isRemoval: true,
  targetOf,
});

/** A post that was deleted or hidden can be read by all again. */
export const POST_RESTORED = eventKind({
  name: 'POST_RESTORED',
  webhook: 'post.restored',
  targetOf,
});
