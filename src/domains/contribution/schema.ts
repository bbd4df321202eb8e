import { builder } from '../../graphql/builder.ts';
import { pageArgs } from '../../graphql/connection.ts';
import { toMany } from '../../graphql/selection/to-many.ts';
import { User } from '../people/user/refs.ts';
import { ContributionConnection } from './refs.ts';
import { contributionsOf } from './service.ts';

const ContributionTypeRef = builder.enumType('ContributionType', {
  description: 'What a user can contribute: posts, comments, and edits of wiki pages.',
  values: {
    POST: { value: 'Post', description: 'Posts that the user published.' },
    COMMENT: { value: 'Comment', description: 'Comments by the user.' },
    WIKI_CONTRIBUTION: { value: 'WikiContribution', description: 'Edits of the wiki by the user.' },
  } as const,
});

builder.objectField(User, 'contributions', (t) =>
  t.field({
    description:
      'All posts, comments and wiki edits of the user in one list, newest first. Posts include those as co-author.',
    type: ContributionConnection,
    args: {
      types: t.arg({
        type: [ContributionTypeRef],
        description: 'Return only items of these types. Default: all types.',
      }),
      ...pageArgs(t.arg),
    },
    ...toMany({ list: contributionsOf }),
  }),
);
