import { builder } from '../../../graphql/builder.ts';
import { ordered, pageArgs, type Unordered } from '../../../graphql/connection.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { toOne } from '../../../graphql/selection/to-one.ts';
import { User } from '../../people/user/refs.ts';
import { usersById } from '../../people/user/service.ts';
import { WikiPage } from '../page/refs.ts';
import { WikiContributor, WikiContributorConnection } from './refs.ts';
import { type ContributorListArguments, contributorsOf } from './service.ts';

const ContributorOrderRef = builder.enumType('WikiContributorOrder', {
  description: 'The orders in which the contributors to a page can be listed.',
  values: {
    SHARE: { description: 'Who wrote most of what the page says now comes first.' },
    CONTRIBUTIONS: { description: 'Most edits first.' },
  },
});

WikiContributor.implement({
  description: 'What one person gave to one wiki page.',
  fields: (t) => ({
    user: t.field({
      description: 'The person; null when the account is gone.',
      type: User,
      nullable: true,
      ...toOne('authorId', usersById),
    }),
    authorName: t.exposeString('authorName', {
      description: 'The name to show, also when the account is gone.',
    }),
    contributionCount: t.exposeInt('contributionCount', { description: 'How many edits.' }),
    charsAdded: t.exposeInt('charsAdded', { description: 'Characters they added, in all.' }),
    charsRemoved: t.exposeInt('charsRemoved', { description: 'Characters they removed, in all.' }),
    survivingChars: t.exposeInt('survivingChars', {
      description: 'Characters of the page as it is now that are theirs.',
    }),
    share: t.exposeFloat('share', {
      description: 'Their part of the page as it is now: 0 to 1. The parts of all sum to 1.',
    }),
    firstAt: t.expose('firstAt', { type: 'DateTime', description: 'When they first edited it.' }),
    lastAt: t.expose('lastAt', { type: 'DateTime', description: 'When they last edited it.' }),
  }),
});

builder.objectField(WikiPage, 'contributors', (t) =>
  t.field({
    description: 'The people who wrote the page.',
    type: WikiContributorConnection,
    args: {
      orderBy: t.arg({
        type: ContributorOrderRef,
        defaultValue: 'SHARE',
        description: 'In which order.',
      }),
      ...pageArgs(t.arg),
    },
    ...toMany({
      list: (scope, args: Unordered<ContributorListArguments>) =>
        contributorsOf(scope, ordered(args, 'SHARE')),
    }),
  }),
);
