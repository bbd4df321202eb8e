import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { wikiPosts_wikiPage$key } from '../__generated__/wikiPosts_wikiPage.graphql.ts';
import page, {
  type PostFilter,
  type PostOrder,
  type wikiPostsPage,
} from '../__generated__/wikiPostsPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { PostCard } from '../posts/post-card.tsx';
import { TOPIC_POST_LIST } from './list-specs.ts';

const PAGE_SIZE = 10;

interface WikiPostsProps {
  readonly wikiPage: wikiPosts_wikiPage$key;
  readonly initial: ListArguments<PostOrder, PostFilter>;
}

/** The posts filed under a topic. */
export function WikiPosts({ wikiPage, initial }: WikiPostsProps) {
  const { data, refetch, ...pages } = usePaginationFragment<wikiPostsPage, wikiPosts_wikiPage$key>(
    graphql`
      fragment wikiPosts_wikiPage on WikiPage
      @refetchable(queryName: "wikiPostsPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 10 }
        cursor: { type: "String" }
        orderBy: { type: "PostOrder" }
        filter: { type: "PostFilter" }
      ) {
        id
        posts(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "wikiPosts_posts") {
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
    wikiPage,
  );
  const { current, isPending } = useListArguments<PostOrder, PostFilter>({
    spec: TOPIC_POST_LIST,
    initial,
    refetch,
  });
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
      spec={TOPIC_POST_LIST}
      isPending={isPending}
      items={data.posts.edges.map(({ node }) => <PostCard key={node.id} post={node} hasAuthor />)}
    />
  );
}
