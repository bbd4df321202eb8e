import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connection.ts';
import { Comment } from '../comment/refs.ts';
import { listedNode } from '../node/branded.ts';
import { Post } from '../post/refs.ts';
import { WikiContribution } from '../revision/refs.ts';
import type { ContributionRow } from './model.ts';

export const Contribution = builder.unionType('Contribution', {
  description: 'Something that a person did.',
  types: [Post, Comment, WikiContribution],
});

export const ContributionConnection = connectionOf<ContributionRow, object>(Contribution, {
  things: 'things that a person did',
  toNode: (row, scope) => listedNode(scope, row),
});
