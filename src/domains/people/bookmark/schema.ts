import { builder } from '../../../graphql/builder.ts';
import { pageArgs, pageComplexity } from '../../../graphql/connection.ts';
import { Comment } from '../../discussion/comment/refs.ts';
import { Post } from '../../discussion/post/refs.ts';
import { Viewer } from '../../viewer/refs.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import { Bookmarkable, BookmarkConnection } from './refs.ts';
import { bookmarks } from './service.ts';

builder.objectField(Viewer, 'bookmarks', (t) =>
  t.field({
    description: 'The viewer’s bookmarks, newest first. Null for anonymous viewers.',
    type: BookmarkConnection,
    nullable: true,
    args: pageArgs(t.arg),
    complexity: pageComplexity,
    resolve: (_viewer, args, scope) => bookmarks.list(scope, args),
  }),
);

Bookmarkable.implement({
  description: 'Content that a bookmark can point to.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    viewerHasBookmarked: t.boolean({
      description: 'Whether the viewer has bookmarked this. False for anonymous viewers.',
      reads: ['id'],
      resolve: async ({ id }, _args, scope) => (await bookmarks.find(scope, id)) !== null,
    }),
  }),
});

for (const type of [Post, Comment, WikiPage]) type.addInterfaces([Bookmarkable]);
