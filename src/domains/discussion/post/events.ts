import { eventKind } from '../../../live/event.ts';

/** A post can be read by others from now on. */
export const POST_PUBLISHED = eventKind({
  name: 'POST_PUBLISHED',
  webhook: 'post.published',
  targetOf: ({ postId }: { readonly postId: string }) => ({
    scopeId: null,
    nodeKind: 'Post',
    nodeId: postId,
  }),
});
