import { subscription } from '../../../graphql/subscription.ts';
import { POLL_CHANGED } from './events.ts';
import { Poll } from './refs.ts';
import { pollById } from './service.ts';

subscription('pollChanged', {
  description: 'Changes of the votes in the poll on a post, and the end of voting.',
  kind: POLL_CHANGED,
  about: {
    argument: 'postId',
    description: 'The id of the post, as `Post.id` returns it.',
    kinds: ['Post'],
  },
  load: (scope, { nodeId }) => pollById(scope, nodeId),
  payload: {
    description: 'An event: the votes in a poll changed, or voting in it ended.',
    fields: (t) => ({
      poll: t.field({
        description: 'The poll with its current results.',
        type: Poll,
        resolve: ({ node }) => node,
      }),
    }),
  },
});
