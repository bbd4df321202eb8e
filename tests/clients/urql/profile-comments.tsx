import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { useState } from 'react';
import { Client, fetchExchange, gql, useQuery } from 'urql';
import type { Profile } from '../support/profile.ts';
import { cacheOptions } from './cache.ts';

const PROFILE = gql<Profile>`
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

const resolvers = { User: { comments: relayPagination() } };

export const createClient = (url: string) =>
  new Client({
    url,
    exchanges: [cacheExchange({ ...cacheOptions, resolvers }), fetchExchange],
  });

export function ProfileComments({ username }: { readonly username: string }) {
  const [after, setAfter] = useState<string | null>(null);
  const [{ data }] = useQuery({ query: PROFILE, variables: { username, after } });
  if (!data?.user) return null;
  const { edges, pageInfo } = data.user.comments; // the pages read so far, as one
  const loadMore = () => setAfter(pageInfo.endCursor);
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
