import { graphql, useFragment } from 'react-relay/hooks';
import type { userActions_user$key } from '../__generated__/userActions_user.graphql.ts';
import { allowedActions } from './allowed-actions.ts';
import { useMemberFacts } from './member-facts.ts';
import { SubjectActions } from './subject-actions.tsx';

/** What the viewer can do about a user; nothing about themselves. */
export function UserActions({ subjectId }: { readonly subjectId: string }) {
  const user = useFragment<userActions_user$key>(
    graphql`
      fragment userActions_user on User {
        displayName
        viewerIsAuthor
        viewerIsFollowing
        viewerHasMuted
        viewerCan(actions: [FOLLOW_UPDATE, MUTE_UPDATE, REPORT_CREATE, USER_BAN, USER_UNBAN]) {
          action
          isAllowed
        }
      }
    `,
    useMemberFacts(subjectId)?.user ?? null,
  );
  if (!user || user.viewerIsAuthor) return null;
  return (
    <SubjectActions
      subjectId={subjectId}
      subject={user.displayName}
      can={allowedActions(user.viewerCan)}
      isFollowing={user.viewerIsFollowing}
      isMuted={user.viewerHasMuted}
    />
  );
}
