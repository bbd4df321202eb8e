import { graphql, usePaginationFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { homePosts_query$key } from '../__generated__/homePosts_query.graphql.ts';
import page, { type homePostsPage } from '../__generated__/homePostsPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { PostCard } from '../posts/post-card.tsx';
import { Moment } from '../ui/moment.tsx';

const PAGE_SIZE = 10;

/** The posts, those where something happened last first. */
export function HomePosts({ root }: { readonly root: homePosts_query$key }) {
  const { data, ...pages } = usePaginationFragment<homePostsPage, homePosts_query$key>(
    graphql`
      fragment homePosts_query on Query
      @refetchable(queryName: "homePostsPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
        posts(first: $count, after: $cursor, orderBy: ACTIVE) @connection(key: "homePosts_posts") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              lastActivityAt
              ...postCard_post
            }
          }
        }
      }
    `,
    root,
  );
  return (
    <ListSection
      id="posts"
      title="Posts"
      noun={{ one: 'post', many: 'posts' }}
      total={data.posts.totalCount}
      pages={pages}
      endCursor={data.posts.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      before={
        <p className="meta list-note">
          <span>Latest activity first.</span>
          <Link href="/posts">All posts</Link>
        </p>
      }
      query={{ id: page.params.id, variables: { count: PAGE_SIZE } }}
      items={data.posts.edges.map(({ node }) => (
        <PostCard
          key={node.id}
          post={node}
          hasAuthor
          more={
            <span>
              active <Moment at={node.lastActivityAt} />
            </span>
          }
        />
      ))}
    />
  );
}
