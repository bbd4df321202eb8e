import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { moderationPageQuery } from '../__generated__/moderationPageQuery.graphql.ts';
import { SignInLink } from '../account/sign-in-link.tsx';
import { useCursors } from '../lists/use-cursors.ts';
import { HeldQueue } from '../moderation/held-queue.tsx';
import { ReportQueue } from '../moderation/report-queue.tsx';
import { PATHS } from '../paths.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

/** What waits for the moderators. */
export default function ModerationPage() {
  const cursorOf = useCursors();
  const { viewer } = useLazyLoadQuery<moderationPageQuery>(
    graphql`
      query moderationPageQuery($heldCursor: String, $reportsCursor: String) {
        viewer {
          user {
            role
          }
          ...heldQueue_viewer @arguments(cursor: $heldCursor)
          ...reportQueue_viewer @arguments(cursor: $reportsCursor)
        }
      }
    `,
    { heldCursor: cursorOf('held'), reportsCursor: cursorOf('reports') },
    { ...useQueryOptions(), fetchPolicy: 'store-and-network' },
  );
  usePageTitle('Moderation');
  const role = viewer.user?.role;
  const isModerator = role === 'MODERATOR' || role === 'ADMIN';
  return (
    <div className="page">
      <h1>Moderation</h1>
      {isModerator ? (
        <>
          <p>
            What waits for you. What was done is in the <Link href={PATHS.log}>moderation log</Link>
            .{role === 'ADMIN' && <Administration />}
          </p>
          <HeldQueue viewer={viewer} />
          <ReportQueue viewer={viewer} />
        </>
      ) : (
        <p>This page is for moderators. {!viewer.user && <SignInLink>Sign in</SignInLink>}</p>
      )}
    </div>
  );
}

function Administration() {
  return (
    <>
      {' '}
      What the server does is under <Link href={PATHS.admin}>administration</Link>.
    </>
  );
}
