import { subscription } from '../../../graphql/subscription.ts';
import { COMMENT_ADDED } from './events.ts';
import { Comment } from './refs.ts';
import { commentEdge } from './schema.ts';
import { commentsById } from './service.ts';

subscription('commentAdded', {
  description: 'New comments on a post or in the discussion of a wiki page.',
  kind: COMMENT_ADDED,
  about: {
    argument: 'subjectId',
    description: 'The id of the post or wiki page.',
    kinds: ['Post', 'WikiPage'],
  },
  load: (scope, { nodeId }) => commentsById(scope).load(nodeId),
  payload: {
    description: 'An event: a user wrote a comment.',
    fields: (t) => ({
      comment: t.field({
        description: 'The new comment.',
        type: Comment,
        resolve: ({ node }) => node,
      }),
      commentEdge: commentEdge(t, ({ node }) => node),
    }),
  },
});
