import { listedNode } from '../../../graphql/branded-node.ts';
import { builder } from '../../../graphql/builder.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import type { FollowRow } from './model.ts';

export const Followable = builder.interfaceRef<{ readonly id: string }>('Followable');

export const FollowConnection = connectionOf<FollowRow, { readonly id: string }>(Followable, {
  name: 'Follow',
  things: 'followed users and content',
  toNode: ({ subject }, scope) => listedNode(scope, subject),
  edgeFields: (t) => ({
    createdAt: t.field({
      description: 'Since when the user follows this.',
      type: 'DateTime',
      resolve: ({ row }) => row.createdAt,
    }),
  }),
});
