import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { wikiComments_wikiPage$key } from '../__generated__/wikiComments_wikiPage.graphql.ts';
import page, { type wikiCommentsPage } from '../__generated__/wikiCommentsPage.graphql.ts';
import { type CommentArguments, CommentList } from '../comments/comment-list.tsx';

interface WikiCommentsProps {
  readonly wikiPage: wikiComments_wikiPage$key;
  readonly initial: CommentArguments;
}

/** The comments on a wiki page, in threads. */
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
    wikiPage,
  );
  return (
    <CommentList
      id="discussion"
      title="Discussion"
      parentId={data.id}
      threads={data.comments.edges.map(({ node }) => node)}
      total={data.comments.totalCount}
      count={data.commentCount}
      pages={pages}
      endCursor={data.comments.pageInfo.endCursor}
      connectionId={data.comments.__id}
      queryId={page.params.id}
      initial={initial}
      refetch={refetch}
    />
  );
}
