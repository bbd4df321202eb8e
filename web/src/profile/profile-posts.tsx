import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { profilePosts_user$key } from '../__generated__/profilePosts_user.graphql.ts';
import page, {
  type PostFilter,
  type PostOrder,
  type profilePostsPage,
} from '../__generated__/profilePostsPage.graphql.ts';
import { isEmptyList } from '../lists/is-empty-list.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { POST_LIST } from '../posts/list-spec.ts';
import { PostCard } from '../posts/post-card.tsx';

const PAGE_SIZE = 10;

interface ProfilePostsProps {
  readonly user: profilePosts_user$key;
  readonly initial: ListArguments<PostOrder, PostFilter>;
}

/** The posts that a person wrote. */
export function ProfilePosts({ user, initial }: ProfilePostsProps) {
  const { data, refetch, ...pages } = usePaginationFragment<
    profilePostsPage,
    profilePosts_user$key
  >(
    graphql`
      fragment profilePosts_user on User
      @refetchable(queryName: "profilePostsPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 10 }
        cursor: { type: "String" }
        orderBy: { type: "PostOrder" }
        filter: { type: "PostFilter" }
      ) {
        id
        posts(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "profilePosts_posts") {
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
    user,
  );
  const { current, isPending } = useListArguments<PostOrder, PostFilter>({
    spec: POST_LIST,
    initial,
    refetch,
  });
  if (isEmptyList(data.posts.totalCount, current)) return null;
  return (
    <ListSection
      id="posts"
      title="Posts"
      noun={{ one: 'post', many: 'posts' }}
      total={data.posts.totalCount}
      pages={pages}
      endCursor={data.posts.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { id: data.id, count: PAGE_SIZE, ...current } }}
      spec={POST_LIST}
      isPending={isPending}
      items={data.posts.edges.map(({ node }) => <PostCard key={node.id} post={node} />)}
    />
  );
}
