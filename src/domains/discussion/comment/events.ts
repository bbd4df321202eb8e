import { eventKind } from '../../../live/event.ts';

/** A comment can be read by others from now on. `placeId` is the post's or wiki page's that it stands on. */
export const COMMENT_ADDED = eventKind({
  name: 'COMMENT_ADDED',
  webhook: 'comment.added',
  targetOf: ({ commentId, placeId }: { readonly commentId: string; readonly placeId: string }) => ({
    scopeId: placeId,
    nodeKind: 'Comment',
    nodeId: commentId,
  }),
});

/**
 * A comment that others could read until now, or can from now on, is not what it was: its text or state changed, or it
 * left the thread or came back. `placeId` as above.
 */
export const COMMENT_CHANGED = eventKind({
  name: 'COMMENT_CHANGED',
  webhook: 'comment.changed',
  targetOf: ({ commentId, placeId }: { readonly commentId: string; readonly placeId: string }) => ({
    scopeId: placeId,
    nodeKind: 'Comment',
    nodeId: commentId,
  }),
});
