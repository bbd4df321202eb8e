import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { pinnedComments_user$key } from '../__generated__/pinnedComments_user.graphql.ts';
import { CommentCard } from '../comments/comment-card.tsx';
import { userPath } from '../ui/author.tsx';

/** The newest comments that a person pinned to their profile; nothing if there are none. */
export function PinnedComments({ user: key }: { readonly user: pinnedComments_user$key }) {
  const { username, pinnedComments } = useFragment(
    graphql`
      fragment pinnedComments_user on User {
        username
        pinnedComments: comments(first: 3, filter: { isPinned: true }) {
          pageInfo {
            hasNextPage
          }
          edges {
            node {
              id
              ...commentCard_comment
            }
          }
        }
      }
    `,
    key,
  );
  if (pinnedComments.edges.length === 0) return null;
  return (
    <section className="list-section" aria-labelledby="pinned-heading">
      <div className="list-head">
        <h2 id="pinned-heading">Pinned comments</h2>
      </div>
      <div className="list-items">
        {pinnedComments.edges.map(({ node }) => (
          <CommentCard key={node.id} comment={node} />
        ))}
      </div>
      {pinnedComments.pageInfo.hasNextPage && (
        <p className="meta list-note">
          <Link href={`${userPath(username)}?tab=comments&comments.isPinned=yes`}>
            All pinned comments
          </Link>
        </p>
      )}
    </section>
  );
}
