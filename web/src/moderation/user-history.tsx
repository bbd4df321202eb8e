import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { userHistoryQuery } from '../__generated__/userHistoryQuery.graphql.ts';
import { allowedActions } from '../member/allowed-actions.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { UserLog } from './user-log.tsx';
import { UserNotes } from './user-notes.tsx';
import { UserSignInLink } from './user-sign-in-link.tsx';

interface UserHistoryProps {
  readonly userId: string;
  readonly username: string;
  /** How often moderators changed something since the page was opened. */
  readonly changes: number;
}

/** For moderators: what they noted about a user, and what was done to the account. */
export default function UserHistory({ userId, username, changes }: UserHistoryProps) {
  const { fetchKey } = useQueryOptions();
  const { viewer, node, ...root } = useLazyLoadQuery<userHistoryQuery>(
    graphql`
      query userHistoryQuery($id: ID!, $usernames: [String!]!) {
        viewer {
          ...userNotes_viewer @arguments(usernames: $usernames)
        }
        node(id: $id) {
          ... on User {
            viewerCan(actions: [SIGN_IN_LINK_CREATE]) {
              action
              isAllowed
            }
          }
        }
        ...userLog_query @arguments(subjectId: $id)
      }
    `,
    { id: userId, usernames: [username] },
    { fetchPolicy: 'store-and-network', fetchKey: `${fetchKey} ${changes}` },
  );
  return (
    <>
      <UserNotes viewer={viewer} />
      <UserLog root={root} />
      {allowedActions(node?.viewerCan).has('SIGN_IN_LINK_CREATE') && (
        <UserSignInLink userId={userId} />
      )}
    </>
  );
}
