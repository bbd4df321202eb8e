import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { postComments_post$key } from '../__generated__/postComments_post.graphql.ts';
import page, { type postCommentsPage } from '../__generated__/postCommentsPage.graphql.ts';
import { type CommentArguments, CommentList } from '../comments/comment-list.tsx';

interface PostCommentsProps {
  readonly post: postComments_post$key;
  readonly initial: CommentArguments;
}

/** The comments on a post, in threads. */
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
          __id
          totalCount
          pageInfo {
            endCursor
          }
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
  return (
    <CommentList
      id="comments"
      title="Comments"
      parentId={data.id}
      threads={data.comments.edges.map(({ node }) => node)}
      total={data.comments.totalCount}
      count={data.kind === 'QUESTION' ? data.comments.totalCount : data.commentCount}
      pages={pages}
      endCursor={data.comments.pageInfo.endCursor}
      connectionId={data.comments.__id}
      queryId={page.params.id}
      initial={initial}
      refetch={refetch}
    />
  );
}
