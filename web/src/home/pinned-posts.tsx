import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { pinnedPosts_query$key } from '../__generated__/pinnedPosts_query.graphql.ts';
import { PostLine } from '../posts/post-line.tsx';

/** The newest posts that moderators put above all others; nothing if there are none. */
export function PinnedPosts({ root }: { readonly root: pinnedPosts_query$key }) {
  const { pinnedPosts } = useFragment(
    graphql`
      fragment pinnedPosts_query on Query {
        pinnedPosts: posts(first: 5, filter: { isPinned: true }) {
          pageInfo {
            hasNextPage
          }
          edges {
            node {
              id
              ...postLine_post
            }
          }
        }
      }
    `,
    root,
  );
  if (pinnedPosts.edges.length === 0) return null;
  return (
    <section className="list-section" aria-labelledby="pinned-heading">
      <div className="list-head">
        <h2 id="pinned-heading">Pinned</h2>
      </div>
      <ul className="post-lines">
        {pinnedPosts.edges.map(({ node }) => (
          <PostLine key={node.id} post={node} />
        ))}
      </ul>
      {pinnedPosts.pageInfo.hasNextPage && (
        <p className="meta list-note">
          <Link href="/posts?posts.isPinned=yes">All pinned posts</Link>
        </p>
      )}
    </section>
  );
}
