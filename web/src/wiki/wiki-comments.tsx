import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { wikiComments_wikiPage$key } from '../__generated__/wikiComments_wikiPage.graphql.ts';
import page, {
  type CommentFilter,
  type CommentOrder,
  type wikiCommentsPage,
} from '../__generated__/wikiCommentsPage.graphql.ts';
import { CommentThread } from '../comments/comment-thread.tsx';
import { THREAD_LIST } from '../comments/list-spec.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';

const PAGE_SIZE = 20;

interface WikiCommentsProps {
  readonly wikiPage: wikiComments_wikiPage$key;
  readonly initial: ListArguments<CommentOrder, CommentFilter>;
}

/** What was said on a wiki page, thread by thread. */
export function WikiComments({ wikiPage, initial }: WikiCommentsProps) {
  const { data, refetch, ...pages } = usePaginationFragment<
    wikiCommentsPage,
    wikiComments_wikiPage$key
  >(
    graphql`
      fragment wikiComments_wikiPage on WikiPage
      @refetchable(queryName: "wikiCommentsPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 20 }
        cursor: { type: "String" }
        orderBy: { type: "CommentOrder" }
        filter: { type: "CommentFilter" }
      ) {
        id
        commentCount
        comments(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "wikiComments_comments") {
          totalCount
          edges {
            node {
              id
              ...commentThread_comment
            }
          }
        }
      }
    `,
    wikiPage,
  );
  const { current, isPending } = useListArguments<CommentOrder, CommentFilter>({
    spec: THREAD_LIST,
    initial,
    refetch,
  });
  return (
    <ListSection
      id="discussion"
      title="Discussion"
      className="thread"
      noun={{ one: 'thread', many: 'threads' }}
      total={data.comments.totalCount}
      count={data.commentCount}
      pages={pages}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { id: data.id, count: PAGE_SIZE, ...current } }}
      spec={THREAD_LIST}
      isPending={isPending}
      nothing="Nobody has said anything yet."
      items={data.comments.edges.map(({ node }) => <CommentThread key={node.id} comment={node} />)}
    />
  );
}
