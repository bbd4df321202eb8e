import { Suspense } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { accountLinksQuery } from '../__generated__/accountLinksQuery.graphql.ts';
import { PATHS } from '../paths.ts';
import { useQueryOptions } from './attempt.ts';
import { Boundary } from './boundary.tsx';
import { Bell } from './member-parts.ts';
import { useIsFirst } from './server-rendering.tsx';

/** Who is signed in, or where to sign in. A page without them is a page still. */
export function AccountLinks() {
  return (
    <Boundary fallback={() => null}>
      <Suspense fallback={null}>
        <Links />
      </Suspense>
    </Boundary>
  );
}

/** Who is signed in, and whether anybody can be: one query for every page. */
export function useAccount(): accountLinksQuery['response'] {
  return useLazyLoadQuery<accountLinksQuery>(
    graphql`
      query accountLinksQuery {
        viewer {
          user {
            id
            displayName
            path
            role
          }
        }
        site {
          signIn {
            hasPasswords
          }
        }
      }
    `,
    {},
    useQueryOptions(),
  );
}

function Links() {
  const { viewer, site } = useAccount();
  const isFirst = useIsFirst();
  if (site.signIn === null || site.signIn === undefined) return null;
  if (viewer.user === null || viewer.user === undefined) {
    return (
      <nav className="account-links" aria-label="Account">
        <Link href="/sign-in">Sign in</Link>
      </nav>
    );
  }
  return (
    <nav className="account-links" aria-label="Account">
      <Link href={viewer.user.path}>
        <bdi>{viewer.user.displayName}</bdi>
      </Link>
      <Link href="/posts/new">New post</Link>
      <Link href={PATHS.drafts}>Drafts</Link>
      <Link href={PATHS.bookmarks}>Bookmarks</Link>
      <Link href={PATHS.following}>Following</Link>
      <Link href={PATHS.notifications}>
        Notifications{' '}
        <span className="unread">
          {!isFirst && (
            <Boundary fallback={() => null}>
              <Suspense fallback={null}>
                <Bell />
              </Suspense>
            </Boundary>
          )}
        </span>
      </Link>
      {(viewer.user.role === 'MODERATOR' || viewer.user.role === 'ADMIN') && (
        <Link href={PATHS.moderation}>Moderation</Link>
      )}
      <Link href="/settings">Settings</Link>
      <Link href="/sign-out">Sign out</Link>
    </nav>
  );
}
