import { edgeTypeOf } from '../../../../graphql/connection.ts';
import { itemMutation } from '../../subject/write/schema.ts';
import { Bookmarkable, BookmarkConnection } from '../refs.ts';
import { bookmarkChanges } from './service.ts';

itemMutation('bookmark', {
  description: 'Bookmarks a post, comment or wiki page. Has no effect if it is already bookmarked.',
  rule: 'bookmark.update',
  change: bookmarkChanges.add,
  subject: {
    type: Bookmarkable,
    input: 'The id of the post, comment or wiki page.',
    payload: 'The post, comment or wiki page after the change.',
  },
  payload: (t) => ({
    bookmarkEdge: t.field({
      description: 'The bookmark with its cursor in `viewer { bookmarks }`.',
      type: edgeTypeOf(BookmarkConnection),
      nullable: true,
      resolve: (bookmark, _args, scope) => bookmarkChanges.edgeOf(scope, bookmark),
    }),
  }),
});

itemMutation('unbookmark', {
  description: 'Removes a bookmark. Has no effect if there is none.',
  rule: 'bookmark.update',
  change: bookmarkChanges.remove,
  subject: {
    type: Bookmarkable,
    input: 'The id of the bookmarked post, comment or wiki page.',
    payload: 'The post, comment or wiki page without the bookmark.',
  },
});
