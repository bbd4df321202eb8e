import { listedNode } from '../../../graphql/branded-node.ts';
import { builder } from '../../../graphql/builder.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { Comment } from '../../discussion/comment/refs.ts';
import { Post } from '../../discussion/post/refs.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import type { BookmarkRow } from './model.ts';

export const Bookmarkable = builder.unionType('Bookmarkable', {
  description: 'The types of content that a bookmark can point to.',
  types: [Post, Comment, WikiPage],
});

export const BookmarkConnection = connectionOf<BookmarkRow, object>(Bookmarkable, {
  name: 'Bookmark',
  things: 'bookmarked items',
  toNode: ({ subject }, scope) => listedNode(scope, subject),
  edgeFields: (t) => ({
    createdAt: t.field({
      description: 'When the viewer added the bookmark.',
      type: 'DateTime',
      resolve: ({ row }) => row.createdAt,
    }),
  }),
});
