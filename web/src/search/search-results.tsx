import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { SearchType } from '../__generated__/searchPageQuery.graphql.ts';
import type { searchResults_query$key } from '../__generated__/searchResults_query.graphql.ts';
import page, { type searchResultsPage } from '../__generated__/searchResultsPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { SearchResult } from './search-result.tsx';

const PAGE_SIZE = 20;

interface SearchResultsProps {
  readonly root: searchResults_query$key;
  readonly query: string;
  readonly types: readonly SearchType[] | null;
}

/** The list of what was found. */
export function SearchResults({ root, query, types }: SearchResultsProps) {
  const { data, ...pages } = usePaginationFragment<searchResultsPage, searchResults_query$key>(
    graphql`
      fragment searchResults_query on Query
      @refetchable(queryName: "searchResultsPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 20 }
        cursor: { type: "String" }
        query: { type: "String!" }
        types: { type: "[SearchType!]" }
      ) {
        search(query: $query, types: $types, first: $count, after: $cursor)
          @connection(key: "searchResults_search") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            cursor
            ...searchResult_edge
          }
        }
      }
    `,
    root,
  );
  return (
    <ListSection
      id="results"
      title="Results"
      noun={{ one: 'result', many: 'results' }}
      total={data.search.totalCount}
      pages={pages}
      endCursor={data.search.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { query, types, count: PAGE_SIZE } }}
      nothing="Nothing was found. Fewer words find more."
      items={data.search.edges.map((edge) => <SearchResult key={edge.cursor} edge={edge} />)}
    />
  );
}
