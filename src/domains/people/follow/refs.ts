import { listedNode } from '../../../graphql/branded-node.ts';
import { builder } from '../../../graphql/builder.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { Comment } from '../../discussion/comment/refs.ts';
import { Post } from '../../discussion/post/refs.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import { User } from '../user/refs.ts';
import type { FollowRow } from './model.ts';

export const Followable = builder.unionType('Followable', {
  description: 'Whom or what can be followed: of a comment, the thread below it.',
  types: [User, Post, Comment, WikiPage],
});

export const FollowConnection = connectionOf<FollowRow, object>(Followable, {
  name: 'Follow',
  things: 'people and things that somebody follows',
  toNode: ({ subject }, scope) => listedNode(scope, subject),
  edgeFields: (t) => ({
    createdAt: t.field({
      description: 'Since when.',
      type: 'DateTime',
      resolve: ({ row }) => row.createdAt,
    }),
  }),
});
