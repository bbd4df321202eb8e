import { findVisibleNode } from '../../../access/node-ids.ts';
import { brandedNode } from '../../../graphql/branded-node.ts';
import { subscription } from '../../../graphql/subscription.ts';
import { SCORE_CHANGED } from './events.ts';
import { Votable } from './refs.ts';

subscription('scoreChanged', {
  description:
    'Changes of the scores in a thread: of a post and all comments on it, or of all comments on a wiki page. For a comment, those of the comment alone.',
  kind: SCORE_CHANGED,
  about: {
    argument: 'subjectId',
    description: 'The id of the post, wiki page or comment.',
    kinds: ['Post', 'WikiPage', 'Comment'],
    scopeIdOf: async (scope, { kind, id }) => {
      const comment = kind === 'Comment' ? await scope.registry.nodes.Comment(scope, id) : null;
      return comment?.postId ?? comment?.wikiPageId ?? id;
    },
  },
  load: (scope, event) => findVisibleNode(scope, event),
  payload: {
    description: 'An event: the score of a post or comment changed.',
    fields: (t) => ({
      subject: t.field({
        description: 'The post or comment with its current score. Null if it no longer exists.',
        type: Votable,
        nullable: true,
        resolve: async ({ node }, _args, scope) => await brandedNode(scope, node),
      }),
    }),
  },
});
