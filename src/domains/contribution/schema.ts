import { builder } from '../../graphql/builder.ts';
import { pageArgs } from '../../graphql/connection.ts';
import { toMany } from '../../graphql/selection/to-many.ts';
import { User } from '../people/user/refs.ts';
import { ContributionConnection } from './refs.ts';
import { contributionsOf } from './service.ts';

const ContributionTypeRef = builder.enumType('ContributionType', {
  description: 'The sorts of things that a person does.',
  values: {
    POST: { value: 'Post', description: 'Posts they published.' },
    COMMENT: { value: 'Comment', description: 'Comments they wrote.' },
    WIKI_CONTRIBUTION: { value: 'WikiContribution', description: 'Edits they made to the wiki.' },
  } as const,
});

builder.objectField(User, 'contributions', (t) =>
  t.field({
    description: 'Everything they did in one list, newest first: posts, comments, wiki edits.',
    type: ContributionConnection,
    args: {
      types: t.arg({
        type: [ContributionTypeRef],
        description: 'Only things of these sorts. Default: all.',
      }),
      ...pageArgs(t.arg),
    },
    ...toMany({ list: contributionsOf }),
  }),
);
