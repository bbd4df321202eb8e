import { findVisibleNode } from '../../../access/node-ids.ts';
import { brandedNode } from '../../../graphql/branded-node.ts';
import { subscription } from '../../../graphql/subscription.ts';
import { REACTIONS_CHANGED } from './events.ts';
import { Reactable } from './refs.ts';

subscription('reactionsChanged', {
  description:
    'Changes of the reactions to a post and to all comments on it, or to the comments on a wiki page.',
  kind: REACTIONS_CHANGED,
  about: {
    argument: 'subjectId',
    description: 'The id of the post or wiki page.',
    kinds: ['Post', 'WikiPage'],
  },
  load: (scope, event) => findVisibleNode(scope, event),
  payload: {
    description: 'An event: the reactions to a post or comment changed.',
    fields: (t) => ({
      subject: t.field({
        description: 'The post or comment with its current reactions. Null if it no longer exists.',
        type: Reactable,
        nullable: true,
        resolve: async ({ node }, _args, scope) => await brandedNode(scope, node),
      }),
    }),
  },
});
