import { eventKind } from '../../../live/event.ts';

/** The votes in a poll changed, or voting in it ended. */
export const POLL_CHANGED = eventKind({
  name: 'POLL_CHANGED',
  webhook: 'poll.changed',
  targetOf: ({ id, postId }: { readonly id: string; readonly postId: string }) => ({
    scopeId: postId,
    nodeKind: 'Poll',
    nodeId: id,
  }),
});
