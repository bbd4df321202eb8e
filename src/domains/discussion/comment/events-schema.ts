import { subscription } from '../../../graphql/subscription.ts';
import { COMMENT_ADDED } from './events.ts';
import { Comment } from './refs.ts';
import { commentsById } from './service.ts';

subscription('commentAdded', {
  description: 'New comments on a post.',
  kind: COMMENT_ADDED,
  about: { argument: 'post', description: 'The id of the post.', kinds: ['Post'] },
  load: (scope, { nodeId }) => commentsById(scope).load(nodeId),
  payload: {
    description: 'An event: a user wrote a comment.',
    fields: (t) => ({
      comment: t.field({
        description: 'The new comment.',
        type: Comment,
        resolve: ({ node }) => node,
      }),
    }),
  },
});
