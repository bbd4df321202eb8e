import { graphql } from 'react-relay/hooks';
import type { findPostsQuery } from '../__generated__/findPostsQuery.graphql.ts';
import { mutate } from '../forms/mutate.ts';

export interface PostChoice {
  readonly id: string;
  readonly title: string;
}

/** Posts whose titles or texts have words that begin so, best match first; or the one at an address. */
export async function findPosts(words: string): Promise<readonly PostChoice[]> {
  const isAddress = /^(?:https?:\/\/|\/)\S+$/.test(words.trim());
  const { search, resource } = await mutate<findPostsQuery>(QUERY, {
    words: words.slice(0, 100),
    address: words.trim(),
    isAddress,
  });
  return [resource, ...(search?.nodes ?? [])].flatMap((node) =>
    node?.__typename === 'Post' ? [{ id: node.id, title: node.plainTitle }] : [],
  );
}

const QUERY = graphql`
  query findPostsQuery($words: String!, $address: URL!, $isAddress: Boolean!) {
    search(query: $words, types: [POST], first: 8) @skip(if: $isAddress) {
      nodes {
        __typename
        ... on Post {
          id
          plainTitle
        }
      }
    }
    resource(url: $address) @include(if: $isAddress) {
      __typename
      ... on Post {
        id
        plainTitle
      }
    }
  }
`;
