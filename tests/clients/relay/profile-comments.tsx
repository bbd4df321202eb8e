import { graphql, usePaginationFragment } from 'react-relay';
import type { profileComments_user$key } from './__generated__/profileComments_user.graphql.ts';
import type { profileCommentsPage } from './__generated__/profileCommentsPage.graphql.ts';

export function ProfileComments({ user }: { readonly user: profileComments_user$key }) {
  const { data, hasNext, loadNext } = usePaginationFragment<
    profileCommentsPage,
    profileComments_user$key
  >(
    graphql`
      fragment profileComments_user on User
      @refetchable(queryName: "profileCommentsPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
        comments(first: $count, after: $cursor) @connection(key: "profileComments_comments") {
          edges { node { id body { text } } }
        }
      }
    `,
    user,
  );
  return (
    <>
      {data.comments.edges.map(({ node }) => (
        <article key={node.id}>{node.body.text}</article>
      ))}
      {hasNext && (
        <button type="button" onClick={() => loadNext(20)}>
          Load more
        </button>
      )}
    </>
  );
}
