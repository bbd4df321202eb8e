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
  description: 'The orders of a list of contributors.',
  values: {
    SHARE: { description: 'Largest share of the current text first.' },
    CONTRIBUTIONS: { description: 'Most edits first.' },
  },
});

WikiContributor.implement({
  description: 'A user who edited a wiki page, with the number and size of the edits.',
  fields: (t) => ({
    user: t.field({
      description: 'The contributor. Null if the account no longer exists.',
      type: User,
      nullable: true,
      ...toOne('authorId', usersById),
    }),
    authorName: t.exposeString('authorName', {
      description:
        'The display name of the user: the present one, or the last one if the account no longer exists.',
    }),
    contributionCount: t.exposeInt('contributionCount', {
      description: 'The number of edits by the user.',
    }),
    charsAdded: t.exposeInt('charsAdded', {
      description: 'The total number of characters that the user added.',
    }),
    charsRemoved: t.exposeInt('charsRemoved', {
      description: 'The total number of characters that the user removed.',
    }),
    survivingChars: t.exposeInt('survivingChars', {
      description: 'The number of characters in the current text that the user wrote.',
    }),
    share: t.exposeFloat('share', {
      description:
        'The share of the current text that the user wrote: 0 to 1. The shares of all contributors add up to 1.',
    }),
    firstAt: t.expose('firstAt', {
      type: 'DateTime',
      description: 'When the user first edited the page.',
    }),
    lastAt: t.expose('lastAt', {
      type: 'DateTime',
      description: 'When the user last edited the page.',
    }),
  }),
});

builder.objectField(WikiPage, 'contributors', (t) =>
  t.field({
    description: 'The users who wrote the page.',
    type: WikiContributorConnection,
    args: {
      orderBy: t.arg({
        type: ContributorOrderRef,
        defaultValue: 'SHARE',
        description: 'The order of the items.',
      }),
      ...pageArgs(t.arg),
    },
    ...toMany({
      list: (scope, args: Unordered<ContributorListArguments>) =>
        contributorsOf(scope, ordered(args, 'SHARE')),
    }),
  }),
);
