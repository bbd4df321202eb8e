import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { postComments_post$key } from '../__generated__/postComments_post.graphql.ts';
import page, {
  type CommentFilter,
  type CommentOrder,
  type postCommentsPage,
} from '../__generated__/postCommentsPage.graphql.ts';
import { CommentThread } from '../comments/comment-thread.tsx';
import { THREAD_LIST } from '../comments/list-spec.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';

const PAGE_SIZE = 20;

interface PostCommentsProps {
  readonly post: postComments_post$key;
  readonly initial: ListArguments<CommentOrder, CommentFilter>;
}

/** What was said on a post, thread by thread. */
export function PostComments({ post, initial }: PostCommentsProps) {
  const { data, refetch, ...pages } = usePaginationFragment<
    postCommentsPage,
    postComments_post$key
  >(
    graphql`
      fragment postComments_post on Post
      @refetchable(queryName: "postCommentsPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 20 }
        cursor: { type: "String" }
        orderBy: { type: "CommentOrder" }
        filter: { type: "CommentFilter" }
      ) {
        id
        kind
        commentCount
        comments(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "postComments_comments") {
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
    post,
  );
  const { current, isPending } = useListArguments<CommentOrder, CommentFilter>({
    spec: THREAD_LIST,
    initial,
    refetch,
  });
  return (
    <ListSection
      id="comments"
      title="Comments"
      className="thread"
      noun={{ one: 'thread', many: 'threads' }}
      total={data.comments.totalCount}
      count={data.kind === 'QUESTION' ? data.comments.totalCount : data.commentCount}
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
