import { graphql } from 'react-relay/hooks';
import type { findWikiPagesQuery } from '../__generated__/findWikiPagesQuery.graphql.ts';
import { mutate } from '../forms/mutate.ts';

export interface WikiPageChoice {
  readonly id: string;
  readonly title: string;
}

/** Wiki pages whose titles or texts have words that begin so, best match first. */
export async function findWikiPages(words: string): Promise<readonly WikiPageChoice[]> {
  const { search } = await mutate<findWikiPagesQuery>(QUERY, { words: words.slice(0, 100) });
  return (search?.nodes ?? []).flatMap((node) =>
    node?.__typename === 'WikiPage' ? [{ id: node.id, title: node.title }] : [],
  );
}

const QUERY = graphql`
  query findWikiPagesQuery($words: String!) {
    search(query: $words, types: [WIKI_PAGE], first: 8) {
      nodes {
        __typename
        ... on WikiPage {
          id
          title
        }
      }
    }
  }
`;
