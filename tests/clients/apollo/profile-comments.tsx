import { gql } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import type { Profile } from '../support/profile.ts';

const PROFILE = gql`
  query Profile($username: String!, $after: String) {
    user(username: $username) {
      id
      comments(first: 20, after: $after) {
        edges { cursor node { id body { text } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

export function ProfileComments({ username }: { readonly username: string }) {
  const { data, fetchMore } = useQuery<Profile>(PROFILE, { variables: { username } });
  if (!data?.user) return null;
  const { edges, pageInfo } = data.user.comments;
  const loadMore = () => fetchMore({ variables: { after: pageInfo.endCursor } });
  return (
    <>
      {edges.map(({ node }) => (
        <article key={node.id}>{node.body.text}</article>
      ))}
      {pageInfo.hasNextPage && (
        <button type="button" onClick={loadMore}>
          Load more
        </button>
      )}
    </>
  );
}
