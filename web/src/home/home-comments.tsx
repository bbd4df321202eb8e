import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { homeComments_query$key } from '../__generated__/homeComments_query.graphql.ts';
import page, { type homeCommentsPage } from '../__generated__/homeCommentsPage.graphql.ts';
import { CommentCard } from '../comments/comment-card.tsx';
import { ListSection } from '../lists/list-section.tsx';

const PAGE_SIZE = 10;

/** What was said last. */
export function HomeComments({ root }: { readonly root: homeComments_query$key }) {
  const { data, ...pages } = usePaginationFragment<homeCommentsPage, homeComments_query$key>(
    graphql`
      fragment homeComments_query on Query
      @refetchable(queryName: "homeCommentsPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
        comments(first: $count, after: $cursor) @connection(key: "homeComments_comments") {
          totalCount
          pageInfo {
            endCursor
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
    root,
  );
  return (
    <ListSection
      id="comments"
      title="Comments"
      noun={{ one: 'comment', many: 'comments' }}
      total={data.comments.totalCount}
      pages={pages}
      endCursor={data.comments.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { count: PAGE_SIZE } }}
      items={data.comments.edges.map(({ node }) => (
        <CommentCard key={node.id} comment={node} hasAuthor />
      ))}
    />
  );
}
