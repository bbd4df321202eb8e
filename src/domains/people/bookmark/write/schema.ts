import { listedNode } from '../../../../graphql/branded-node.ts';
import { edgeTypeOf } from '../../../../graphql/connection.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { Bookmarkable, BookmarkConnection } from '../refs.ts';
import { addBookmark, edgeOfBookmark, removeBookmark } from './service.ts';

mutation('bookmark', {
  description: 'Bookmarks a post, comment or wiki page. Has no effect if it is already bookmarked.',
  rule: 'bookmark.keep',
  input: (t) => ({
    subject: t.id({ required: true, description: 'The id of the post, comment or wiki page.' }),
  }),
  resolve: (scope, { subject }: { readonly subject: string }) => addBookmark(scope, subject),
  payload: (t) => ({
    subject: t.field({
      description: 'The post, comment or wiki page after the change.',
      type: Bookmarkable,
      resolve: async ({ subject }, _args, scope) => (await listedNode(scope, subject)) as never,
    }),
    bookmarkEdge: t.field({
      description: 'The bookmark with its cursor in `viewer { bookmarks }`.',
      type: edgeTypeOf(BookmarkConnection),
      resolve: (bookmarked, _args, scope) => edgeOfBookmark(scope, bookmarked),
    }),
  }),
});

mutation('unbookmark', {
  description: 'Removes a bookmark. Has no effect if there is none.',
  rule: 'bookmark.keep',
  input: (t) => ({
    subject: t.id({
      required: true,
      description: 'The id of the bookmarked post, comment or wiki page.',
    }),
  }),
  resolve: (scope, { subject }: { readonly subject: string }) => removeBookmark(scope, subject),
  payload: (t) => ({
    subject: t.field({
      description: 'The post, comment or wiki page without the bookmark.',
      type: Bookmarkable,
      resolve: async ({ subject }, _args, scope) => (await listedNode(scope, subject)) as never,
    }),
  }),
});
