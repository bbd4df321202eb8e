import { eventKind } from '../../../live/event.ts';

interface HappenedToComment {
  readonly commentId: string;
  /** The id of the post or wiki page that it stands on. */
  readonly placeId: string;
}

function targetOf({ commentId, placeId }: HappenedToComment) {
  return { scopeId: placeId, nodeKind: 'Comment', nodeId: commentId };
}

/** A comment can be read by others from now on. */
export const COMMENT_ADDED = eventKind({
  name: 'COMMENT_ADDED',
  webhook: 'comment.added',
  targetOf,
});

/**
 * A comment that others could read until now, or can from now on, is not what it was: its text or state changed, or it
 * left the thread or came back.
 */
export const COMMENT_CHANGED = eventKind({
  name: 'COMMENT_CHANGED',
  webhook: 'comment.changed',
  targetOf,
});

/** A comment that all could read was deleted, or hidden by a moderator. */
export const COMMENT_REMOVED = eventKind({
  name: 'COMMENT_REMOVED',
  webhook: 'comment.removed',
  isRemoval: true,
  targetOf,
});
