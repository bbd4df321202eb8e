import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { followingList_viewer$key } from '../__generated__/followingList_viewer.graphql.ts';
import type { followingListPage } from '../__generated__/followingListPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { ActionProblem } from '../member/action-problem.tsx';
import { toggleFollow } from '../member/follow-button.tsx';
import { useAction } from '../member/use-action.ts';
import { Moment } from '../ui/moment.tsx';
import { SubjectCard } from './subject-card.tsx';

const PAGE_SIZE = 20;
const WORDS = { undo: 'Unfollow', redo: 'Follow again' };

/** The people, posts, comments and wiki pages that the viewer follows, newest first. */
export function FollowingList({ viewer }: { readonly viewer: followingList_viewer$key }) {
  const { data, ...pages } = usePaginationFragment<followingListPage, followingList_viewer$key>(
    graphql`
      fragment followingList_viewer on Viewer
      @refetchable(queryName: "followingListPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
        following(first: $count, after: $cursor) @connection(key: "followingList_following") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            createdAt
            node {
              id
              viewerIsFollowing
              ...subjectCard_subject
            }
          }
        }
      }
    `,
    viewer,
  );
  const action = useAction();
  if (!data.following) return null;
  const { edges, totalCount, pageInfo } = data.following;
  return (
    <ListSection
      id="following"
      title="Newest first"
      noun={{ one: 'followed item', many: 'followed items' }}
      total={totalCount}
      pages={pages}
      endCursor={pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      nothing="You follow nothing. Press “Follow” at a person, post, comment or wiki page to get notifications of what is new there."
      before={<ActionProblem {...action} />}
      items={edges.map(({ createdAt, node }) => (
        <SubjectCard
          key={node.id}
          subject={node}
          since={
            <>
              followed <Moment at={createdAt} />
            </>
          }
          isOn={node.viewerIsFollowing}
          words={WORDS}
          onToggle={() => toggleFollow(action, node.id, node.viewerIsFollowing)}
        />
      ))}
    />
  );
}
