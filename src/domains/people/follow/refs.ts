import { listedNode } from '../../../graphql/branded-node.ts';
import { builder } from '../../../graphql/builder.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { Comment } from '../../discussion/comment/refs.ts';
import { Post } from '../../discussion/post/refs.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import { User } from '../user/refs.ts';
import type { FollowRow } from './model.ts';

export const Followable = builder.unionType('Followable', {
  description:
    'The types that a user can follow. Following a comment means following the thread below it.',
  types: [User, Post, Comment, WikiPage],
});

export const FollowConnection = connectionOf<FollowRow, object>(Followable, {
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
