import { subscription } from '../../../graphql/subscription.ts';
import { POST_PUBLISHED } from './events.ts';
import { Post } from './refs.ts';
import { postsById } from './service.ts';

subscription('postPublished', {
  description: 'Newly published posts of the community.',
  kind: POST_PUBLISHED,
  load: (scope, { nodeId }) => postsById(scope).load(nodeId),
  payload: {
    description: 'An event: a user published a post.',
    fields: (t) => ({
      post: t.field({
        description: 'The post that all readers can see now.',
        type: Post,
        resolve: ({ node }) => node,
      }),
    }),
  },
});
