import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { allPosts_query$key } from '../__generated__/allPosts_query.graphql.ts';
import page, {
  type allPostsPage,
  type PostFilter,
  type PostOrder,
} from '../__generated__/allPostsPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { ALL_POSTS_LIST } from './all-posts-list.ts';
import { PostCard } from './post-card.tsx';

const PAGE_SIZE = 20;

interface AllPostsProps {
  readonly root: allPosts_query$key;
  readonly title: string;
  readonly initial: ListArguments<PostOrder, PostFilter>;
}

/** All posts of the site. */
export function AllPosts({ root, title, initial }: AllPostsProps) {
  const { data, refetch, ...pages } = usePaginationFragment<allPostsPage, allPosts_query$key>(
    graphql`
      fragment allPosts_query on Query
      @refetchable(queryName: "allPostsPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 20 }
        cursor: { type: "String" }
        orderBy: { type: "PostOrder" }
        filter: { type: "PostFilter" }
      ) {
        posts(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "allPosts_posts") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              ...postCard_post
            }
          }
        }
      }
    `,
    root,
  );
  const { current, isPending } = useListArguments<PostOrder, PostFilter>({
    spec: ALL_POSTS_LIST,
    initial,
    refetch,
  });
  return (
    <ListSection
      id="posts"
      title={title}
      noun={{ one: 'post', many: 'posts' }}
      total={data.posts.totalCount}
      pages={pages}
      endCursor={data.posts.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { count: PAGE_SIZE, ...current } }}
      spec={ALL_POSTS_LIST}
      isPending={isPending}
      items={data.posts.edges.map(({ node }) => <PostCard key={node.id} post={node} hasAuthor />)}
    />
  );
}
