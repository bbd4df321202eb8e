import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connection.ts';
import { Comment } from '../comment/refs.ts';
import { listedNode } from '../node/branded.ts';
import { Post } from '../post/refs.ts';
import { WikiPage } from '../wiki-page/refs.ts';
import type { BookmarkRow } from './model.ts';

export const Bookmarkable = builder.unionType('Bookmarkable', {
  description: 'What can be bookmarked.',
  types: [Post, Comment, WikiPage],
});

export const BookmarkConnection = connectionOf<BookmarkRow, object>(Bookmarkable, {
  name: 'Bookmark',
  things: 'things that somebody bookmarked',
  toNode: ({ subject }, scope) => listedNode(scope, subject),
  edgeFields: (t) => ({
    createdAt: t.field({
      description: 'When it was bookmarked.',
      type: 'DateTime',
      resolve: ({ row }) => row.createdAt,
    }),
  }),
});
