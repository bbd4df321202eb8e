import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { bookmarksPageQuery } from '../__generated__/bookmarksPageQuery.graphql.ts';
import { SignInLink } from '../account/sign-in-link.tsx';
import { useCursors } from '../lists/use-cursors.ts';
import { BookmarkList } from '../member-lists/bookmark-list.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

/** What the viewer bookmarked. */
export default function BookmarksPage() {
  const cursorOf = useCursors();
  const { viewer } = useLazyLoadQuery<bookmarksPageQuery>(
    graphql`
      query bookmarksPageQuery($cursor: String) {
        viewer {
          user {
            id
          }
          ...bookmarkList_viewer @arguments(cursor: $cursor)
        }
      }
    `,
    { cursor: cursorOf('bookmarks') },
    { ...useQueryOptions(), fetchPolicy: 'store-and-network' },
  );
  usePageTitle('Bookmarks');
  return (
    <div className="page">
      <h1>Bookmarks</h1>
      {viewer.user ? (
        <BookmarkList viewer={viewer} />
      ) : (
        <p>
          <SignInLink>Sign in</SignInLink> to see your bookmarks.
        </p>
      )}
    </div>
  );
}
