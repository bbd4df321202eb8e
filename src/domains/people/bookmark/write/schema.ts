import { listedNode } from '../../../../graphql/branded-node.ts';
import { edgeTypeOf } from '../../../../graphql/connection.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { Bookmarkable, BookmarkConnection } from '../refs.ts';
import { addBookmark, edgeOfBookmark, removeBookmark } from './service.ts';

mutation('bookmark', {
  description: 'Bookmarks a post, comment or wiki page; one that is bookmarked stays so.',
  rule: 'bookmark.keep',
  input: (t) => ({ subject: t.id({ required: true, description: 'What to find again.' }) }),
  resolve: (scope, { subject }: { readonly subject: string }) => addBookmark(scope, subject),
  payload: (t) => ({
    subject: t.field({
      description: 'What was bookmarked.',
      type: Bookmarkable,
      resolve: async ({ subject }, _args, scope) => (await listedNode(scope, subject)) as never,
    }),
    bookmarkEdge: t.field({
      description: 'It, with its place in the list of the viewer’s bookmarks.',
      type: edgeTypeOf(BookmarkConnection),
      resolve: (bookmarked, _args, scope) => edgeOfBookmark(scope, bookmarked),
    }),
  }),
});

mutation('unbookmark', {
  description: 'Takes a bookmark off. Where there is none, nothing is done.',
  rule: 'bookmark.keep',
  input: (t) => ({ subject: t.id({ required: true, description: 'What is bookmarked.' }) }),
  resolve: (scope, { subject }: { readonly subject: string }) => removeBookmark(scope, subject),
  payload: (t) => ({
    subject: t.field({
      description: 'What is bookmarked no longer.',
      type: Bookmarkable,
      resolve: async ({ subject }, _args, scope) => (await listedNode(scope, subject)) as never,
    }),
  }),
});
