import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { followingPageQuery } from '../__generated__/followingPageQuery.graphql.ts';
import { SignInLink } from '../account/sign-in-link.tsx';
import { useCursors } from '../lists/use-cursors.ts';
import { FollowingList } from '../member-lists/following-list.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

/** Whom and what the viewer follows. */
export default function FollowingPage() {
  const cursorOf = useCursors();
  const { viewer } = useLazyLoadQuery<followingPageQuery>(
    graphql`
      query followingPageQuery($cursor: String) {
        viewer {
          user {
            id
          }
          ...followingList_viewer @arguments(cursor: $cursor)
        }
      }
    `,
    { cursor: cursorOf('following') },
    { ...useQueryOptions(), fetchPolicy: 'store-and-network' },
  );
  usePageTitle('Following');
  return (
    <div className="page">
      <h1>Following</h1>
      {viewer.user ? (
        <FollowingList viewer={viewer} />
      ) : (
        <p>
          <SignInLink>Sign in</SignInLink> to see what you follow.
        </p>
      )}
    </div>
  );
}
