import { listedNode } from '../../graphql/branded-node.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connection.ts';
import { Comment } from '../discussion/comment/refs.ts';
import { Post } from '../discussion/post/refs.ts';
import { WikiContribution } from '../wiki/revision/refs.ts';
import type { ContributionRow } from './model.ts';

const Contribution = builder.unionType('Contribution', {
  description: 'A contribution of a user: a post, a comment or an edit of the wiki.',
  types: [Post, Comment, WikiContribution],
});

export const ContributionConnection = connectionOf<ContributionRow, object>(Contribution, {
  things: 'contributions of a user',
  toNode: (row, scope) => listedNode(scope, row),
  edgeFields: (t) => ({
    occurredAt: t.field({
      description: 'When the post was published, or the comment or version was written.',
      type: 'DateTime',
      resolve: ({ row }) => row.at,
    }),
  }),
});
