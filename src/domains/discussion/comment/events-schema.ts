import { subscription } from '../../../graphql/subscription.ts';
import { COMMENT_ADDED } from './events.ts';
import { Comment } from './refs.ts';
import { commentsById } from './service.ts';

subscription('commentAdded', {
  description: 'Comments on a post, as they are written.',
  kind: COMMENT_ADDED,
  about: { argument: 'post', description: 'The id of the post.', kinds: ['Post'] },
  load: (scope, { nodeId }) => commentsById(scope).load(nodeId),
  payload: {
    description: 'That a comment was written.',
    fields: (t) => ({
      comment: t.field({ description: 'It.', type: Comment, resolve: ({ node }) => node }),
    }),
  },
});
