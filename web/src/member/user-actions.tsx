import { lazy, useId, useState, useTransition } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { userActions_user$key } from '../__generated__/userActions_user.graphql.ts';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';
import { allowedActions } from './allowed-actions.ts';
import { useMemberFacts } from './member-facts.ts';
import { SubjectActions } from './subject-actions.tsx';

/** Loaded by moderators. */
const UserHistory = lazy(() => import('../moderation/user-history.tsx'));

/** What the viewer can do about a user; nothing about themselves. */
export function UserActions({ subjectId }: { readonly subjectId: string }) {
  const user = useFragment<userActions_user$key>(
    graphql`
      fragment userActions_user on User {
        username
        displayName
        viewerIsAuthor
        viewerIsFollowing
        viewerHasMuted
        avatarUrl
        avatar {
          url(width: 160)
        }
        viewerCan(
          actions: [
            FOLLOW_UPDATE
            MUTE_UPDATE
            REPORT_CREATE
            USER_BAN
            USER_UNBAN
            USER_WARN
            USER_NOTE
            USER_SET_ROLE
            USER_REMOVE_AVATAR
          ]
        ) {
          action
          isAllowed
        }
      }
    `,
    useMemberFacts(subjectId)?.user ?? null,
  );
  const historyId = useId();
  const [isOpen, setOpen] = useState(false);
  const [changes, setChanges] = useState(0);
  const [, startTransition] = useTransition();
  if (!user || user.viewerIsAuthor) return null;
  const can = new Set(allowedActions(user.viewerCan));
  if (!user.avatar && !user.avatarUrl) can.delete('USER_REMOVE_AVATAR');
  return (
    <>
      <SubjectActions
        subjectId={subjectId}
        subject={user.displayName}
        can={can}
        isFollowing={user.viewerIsFollowing}
        isMuted={user.viewerHasMuted}
        onModerated={() => startTransition(() => setChanges(changes + 1))}
      >
        {can.has('USER_NOTE') && (
          <button
            type="button"
            className="link-button"
            aria-expanded={isOpen}
            aria-controls={historyId}
            onClick={() => setOpen(!isOpen)}
          >
            Notes and bans
          </button>
        )}
      </SubjectActions>
      <div id={historyId}>
        {isOpen && (
          <PartBoundary waiting={<ParagraphSkeleton />}>
            <UserHistory userId={subjectId} username={user.username} changes={changes} />
          </PartBoundary>
        )}
      </div>
    </>
  );
}
