import { graphql, useLazyLoadQuery } from 'react-relay';
import type { profileBothWaysQuery } from './__generated__/profileBothWaysQuery.graphql.ts';
import type { profileNodeQuery } from './__generated__/profileNodeQuery.graphql.ts';
import type { profileQuery } from './__generated__/profileQuery.graphql.ts';
import { BothWays } from './both-ways.tsx';
import { ProfileComments } from './profile-comments.tsx';

/** A person's comments from the newest on. */
export function Profile({ username }: { readonly username: string }) {
  const { user } = useLazyLoadQuery<profileQuery>(
    graphql`
      query profileQuery($username: String!) {
        user(username: $username) {
          ...profileComments_user
        }
      }
    `,
    { username },
  );
  return user ? <ProfileComments user={user} /> : null;
}

interface ProfileAtProps {
  readonly username: string;
  /** Where in the list of comments to begin. */
  readonly after: string;
}

/** A person's comments from somewhere in the middle, in both directions. */
export function ProfileAt({ username, after }: ProfileAtProps) {
  const { user } = useLazyLoadQuery<profileBothWaysQuery>(
    graphql`
      query profileBothWaysQuery($username: String!, $after: String) {
        user(username: $username) {
          ...bothWays_user @arguments(first: 10, after: $after)
        }
      }
    `,
    { username, after },
  );
  return user ? <BothWays user={user} /> : null;
}

/** The same person once more, by the id alone. */
export function ProfileById({ id }: { readonly id: string }) {
  const { node } = useLazyLoadQuery<profileNodeQuery>(
    graphql`
      query profileNodeQuery($id: ID!) {
        node(id: $id) {
          ...profileComments_user @alias(as: "user")
        }
      }
    `,
    { id },
  );
  return node?.user ? <ProfileComments user={node.user} /> : null;
}
