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
