import { listedNode } from '../../../graphql/branded-node.ts';
import { builder } from '../../../graphql/builder.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import type { BookmarkRow } from './model.ts';

export const Bookmarkable = builder.interfaceRef<{ readonly id: string }>('Bookmarkable');

export const BookmarkConnection = connectionOf<BookmarkRow, { readonly id: string }>(Bookmarkable, {
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
