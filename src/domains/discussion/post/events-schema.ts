import { subscription } from '../../../graphql/subscription.ts';
import { POST_PUBLISHED } from './events.ts';
import { Post } from './refs.ts';
import { postsById } from './service.ts';

subscription('postPublished', {
  description: 'Posts, as they are published.',
  kind: POST_PUBLISHED,
  load: (scope, { nodeId }) => postsById(scope).load(nodeId),
  payload: {
    description: 'That a post was published.',
    fields: (t) => ({
      post: t.field({ description: 'It.', type: Post, resolve: ({ node }) => node }),
    }),
  },
});
