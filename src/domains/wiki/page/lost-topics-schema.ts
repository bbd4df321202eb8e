import type { ObjectFieldsShape } from '@pothos/core';
import { builder, type Types } from '../../../graphql/builder.ts';
import { listPrice } from '../../../graphql/prices.ts';
import { requestedPageSize } from '../../../loaders/page-request.ts';
import { type LostTopics, MAX_PARENTS } from '../../../topic-tree/add-parent.ts';
import { ModerationAction } from '../../moderation/log/refs.ts';
import { WikiPage } from './refs.ts';
import { firstPages } from './service.ts';

const DEFAULT_CHILDREN = 10;

/** What a page lost when it was restored or merged. */
export const lostTopicFields: ObjectFieldsShape<Types, LostTopics> = (t) => ({
  lostParentTopics: t.field({
    description:
      'The parent topics that a restored or merged wiki page lost, because the tree of topics had no room for them any more. Those that the viewer may not see are left out.',
    type: [WikiPage],
    complexity: listPrice(MAX_PARENTS),
    resolve: ({ lostParentIds }, _args, scope) => firstPages(scope, lostParentIds, MAX_PARENTS),
  }),
  lostChildTopics: t.field({
    description:
      'The child topics that a restored or merged wiki page lost in the same way. Those that the viewer may not see are left out.',
    type: [WikiPage],
    args: {
      first: t.arg.int({
        description: 'The maximum number of topics to return: 0 to 100.',
        defaultValue: DEFAULT_CHILDREN,
      }),
    },
    complexity: ({ first }) => listPrice(requestedPageSize({ first: first ?? DEFAULT_CHILDREN })),
    resolve: ({ lostChildIds }, { first }, scope) =>
      firstPages(scope, lostChildIds, first ?? DEFAULT_CHILDREN),
  }),
});

builder.objectFields(ModerationAction, (t) => lostTopicFields(t));
