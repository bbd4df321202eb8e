import { graphql, usePaginationFragment } from 'react-relay';
import type { bothWays_user$key } from './__generated__/bothWays_user.graphql.ts';
import type { bothWaysPage, CommentOrder } from './__generated__/bothWaysPage.graphql.ts';

interface BothWaysProps {
  readonly user: bothWays_user$key;
}

/** A list that begins at a cursor, goes on in both directions, and can be asked for in another order. */
export function BothWays({ user }: BothWaysProps) {
  const { data, hasNext, hasPrevious, loadNext, loadPrevious, refetch } = usePaginationFragment<
    bothWaysPage,
    bothWays_user$key
  >(
    graphql`
      fragment bothWays_user on User
      @refetchable(queryName: "bothWaysPage")
      @argumentDefinitions(
        first: { type: "Int" }
        after: { type: "String" }
        last: { type: "Int" }
        before: { type: "String" }
        orderBy: { type: "CommentOrder", defaultValue: NEWEST }
      ) {
        comments(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy)
          @connection(key: "bothWays_comments") {
          edges {
            node {
              id
              body {
                text
              }
            }
          }
        }
      }
    `,
    user,
  );
  // A cursor of one order means nothing in another.
  const sort = (orderBy: CommentOrder) => () => refetch({ orderBy, first: 10, after: null });
  return (
    <>
      {hasPrevious && (
        <button type="button" onClick={() => loadPrevious(25)}>
          Load earlier
        </button>
      )}
      {data.comments.edges.map(({ node }) => (
        <article key={node.id}>{node.body.text}</article>
      ))}
      {hasNext && (
        <button type="button" onClick={() => loadNext(25)}>
          Load more
        </button>
      )}
      <button type="button" onClick={sort('OLDEST')}>
        Oldest first
      </button>
    </>
  );
}
