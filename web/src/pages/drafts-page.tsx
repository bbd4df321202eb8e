import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { draftsPageQuery } from '../__generated__/draftsPageQuery.graphql.ts';
import { SignInLink } from '../account/sign-in-link.tsx';
import { DraftList } from '../authoring/draft-list.tsx';
import { WaitingList } from '../authoring/waiting-list.tsx';
import { useCursors } from '../lists/use-cursors.ts';
import { PATHS } from '../paths.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

/** The posts that a member has not published, and what waits for moderators. */
export default function DraftsPage() {
  const cursorOf = useCursors();
  const { viewer } = useLazyLoadQuery<draftsPageQuery>(
    graphql`
      query draftsPageQuery($cursor: String, $waitingCursor: String) {
        viewer {
          user {
            role
          }
          ...draftList_viewer @arguments(cursor: $cursor)
          ...waitingList_viewer @arguments(cursor: $waitingCursor)
        }
      }
    `,
    { cursor: cursorOf('drafts'), waitingCursor: cursorOf('waiting') },
    { ...useQueryOptions(), fetchPolicy: 'store-and-network' },
  );
  usePageTitle('Drafts');
  const role = viewer.user?.role;
  const isModerator = role === 'MODERATOR' || role === 'ADMIN';
  return (
    <div className="page form-page">
      <h1>Drafts</h1>
      {viewer.user ? (
        <>
          <p>
            <Link href={PATHS.newPost} className="button">
              Write a post
            </Link>
          </p>
          {/* Moderators have the texts of all in their queue, and none of their own waits. */}
          {!isModerator && <WaitingList viewer={viewer} />}
          <DraftList viewer={viewer} />
        </>
      ) : (
        <p>
          <SignInLink>Sign in</SignInLink> to see your drafts.
        </p>
      )}
    </div>
  );
}
