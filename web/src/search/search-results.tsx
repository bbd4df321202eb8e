import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { searchResults_query$key } from '../__generated__/searchResults_query.graphql.ts';
import page, {
  type SearchFilter,
  type SearchOrder,
  type SearchType,
  type searchResultsPage,
} from '../__generated__/searchResultsPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { SEARCH_LIST } from './list-spec.ts';
import { SearchResult } from './search-result.tsx';
import { SearchTypes } from './search-types.tsx';

const PAGE_SIZE = 20;

interface SearchResultsProps {
  readonly root: searchResults_query$key;
  readonly query: string;
  readonly type: SearchType | null;
  readonly initial: ListArguments<SearchOrder, SearchFilter>;
}

/** The list of what was found, below the choice of types. */
export function SearchResults({ root, query, type, initial }: SearchResultsProps) {
  const { data, refetch, ...pages } = usePaginationFragment<
    searchResultsPage,
    searchResults_query$key
  >(
    graphql`
      fragment searchResults_query on Query
      @refetchable(queryName: "searchResultsPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 20 }
        cursor: { type: "String" }
        query: { type: "String!" }
        types: { type: "[SearchType!]" }
        orderBy: { type: "SearchOrder" }
        filter: { type: "SearchFilter" }
      ) {
        search(
          query: $query
          types: $types
          first: $count
          after: $cursor
          orderBy: $orderBy
          filter: $filter
        ) @connection(key: "searchResults_search") {
          typeCounts {
            type
            count
          }
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
  const search = { query, types: type === null ? null : [type] };
  const { current, isPending } = useListArguments<SearchOrder, SearchFilter>({
    spec: SEARCH_LIST,
    initial,
    refetch: (variables) => refetch({ ...search, ...variables }),
  });
  const { typeCounts, edges, pageInfo } = data.search;
  const listed = typeCounts.filter((found) => type === null || found.type === type);
  return (
    <>
      <SearchTypes chosen={type} counts={typeCounts} />
      <ListSection
        id="results"
        title="Results"
        noun={{ one: 'result', many: 'results' }}
        total={listed.reduce((sum, { count }) => sum + count, 0)}
        pages={pages}
        endCursor={pageInfo.endCursor}
        pageSize={PAGE_SIZE}
        query={{ id: page.params.id, variables: { ...search, count: PAGE_SIZE, ...current } }}
        spec={SEARCH_LIST}
        isPending={isPending}
        nothing="Nothing was found. Fewer words find more."
        items={edges.map((edge) => <SearchResult key={edge.cursor} edge={edge} />)}
      />
    </>
  );
}
