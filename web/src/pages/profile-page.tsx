import { lazy, useMemo } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { profilePageQuery } from '../__generated__/profilePageQuery.graphql.ts';
import { useListAddress } from '../lists/use-list-address.ts';
import { ProfileHeader } from '../profile/profile-header.tsx';
import {
  type ProfileArguments,
  ProfileLists,
  readProfileArguments,
} from '../profile/profile-lists.tsx';
import { ProfileTabs, useTab } from '../profile/profile-tabs.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { NotFound } from '../ui/not-found.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';

const ProfileContributions = lazy(() => import('../profile/profile-contributions.tsx'));

/** Everything about one person. */
export default function ProfilePage({ username }: { readonly username: string }) {
  const address = useListAddress();
  // Later changes of the address bar are each list's own business.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first address counts
  const initial = useMemo(() => readProfileArguments(address), [username]);
  return <Profile username={username} initial={initial} />;
}

interface ProfileProps {
  readonly username: string;
  readonly initial: ProfileArguments;
}

function Profile({ username, initial }: ProfileProps) {
  const tab = useTab();
  const { user } = useLazyLoadQuery<profilePageQuery>(
    graphql`
      query profilePageQuery(
        $username: String!
        $sequencesOrder: SequenceOrder
        $postsOrder: PostOrder
        $postsFilter: PostFilter
        $wikiOrder: RevisionOrder
        $wikiFilter: RevisionFilter
        $commentsOrder: CommentOrder
        $commentsFilter: CommentFilter
        $sequencesAfter: String
        $postsAfter: String
        $wikiAfter: String
        $commentsAfter: String
      ) {
        user(username: $username) {
          displayName
          ...profileHeader_user
          ...profileTabs_user
          ...profileLists_user
        }
      }
    `,
    {
      username,
      sequencesOrder: initial.sequences.orderBy,
      postsOrder: initial.posts.orderBy,
      postsFilter: initial.posts.filter,
      wikiOrder: initial.wiki.orderBy,
      wikiFilter: initial.wiki.filter,
      commentsOrder: initial.comments.orderBy,
      commentsFilter: initial.comments.filter,
      sequencesAfter: initial.sequences.cursor,
      postsAfter: initial.posts.cursor,
      wikiAfter: initial.wiki.cursor,
      commentsAfter: initial.comments.cursor,
    },
    useQueryOptions(),
  );
  usePageTitle(user?.displayName);
  if (!user) return <NotFound what="person" />;
  return (
    <div className="page profile">
      <ProfileHeader user={user} />
      <ProfileTabs user={user} initial={initial} />
      {tab === 'all' ? (
        <PartBoundary waiting={<ListSkeleton items={8} />}>
          <ProfileContributions username={username} />
        </PartBoundary>
      ) : (
        <ProfileLists user={user} initial={initial} tab={tab} />
      )}
    </div>
  );
}
