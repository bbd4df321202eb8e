import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useSearch } from 'wouter';
import type {
  SearchFilter,
  SearchOrder,
  SearchType,
  searchPageQuery,
} from '../__generated__/searchPageQuery.graphql.ts';
import { readArguments } from '../lists/list-spec.ts';
import { useListAddress } from '../lists/use-list-address.ts';
import { SEARCH_LIST } from '../search/list-spec.ts';
import { SearchResults } from '../search/search-results.tsx';
import { SearchTypes, TYPES } from '../search/search-types.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';

/** What a search finds. */
export default function SearchPage() {
  const parameters = new URLSearchParams(useSearch());
  const query = parameters.get('q')?.trim() ?? '';
  const type = TYPES.find(({ value }) => value === parameters.get('type'))?.value ?? null;
  usePageTitle(query === '' ? 'Search' : `Search: ${query}`);
  return (
    <div className="page">
      {query === '' ? (
        <h1>Search</h1>
      ) : (
        <h1>
          Search: <bdi>{shortened(query)}</bdi>
        </h1>
      )}
      {query === '' ? (
        <SearchHelp />
      ) : (
        <PartBoundary key={`${query} ${type}`} waiting={<Waiting type={type} />}>
          <Found query={query} type={type} />
        </PartBoundary>
      )}
    </div>
  );
}

const MAX_SHOWN = 120;

/** A heading need not repeat all of a long query, which the address has. */
function shortened(query: string): string {
  const characters = [...query];
  return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join('')}…` : query;
}

function SearchHelp() {
  return (
    <>
      <p>Type what you are looking for into the box above.</p>
      <ul>
        <li>
          <code>"a phrase"</code> finds the words one after the other.
        </li>
        <li>
          <code>knives -sharp</code> leaves out what has the word.
        </li>
        <li>
          <code>knives or scissors</code> finds either.
        </li>
        <li>
          <code>author:ada</code> finds what Ada wrote.
        </li>
        <li>
          <code>topic:knots</code> or <code>topic:"a title"</code> finds what is filed under a
          topic.
        </li>
      </ul>
    </>
  );
}

function Waiting({ type }: Pick<FoundProps, 'type'>) {
  return (
    <>
      <SearchTypes chosen={type} />
      <ListSkeleton items={8} />
    </>
  );
}

interface FoundProps {
  readonly query: string;
  readonly type: SearchType | null;
}

function Found({ query, type }: FoundProps) {
  const address = useListAddress();
  const [initial] = useState(() => readArguments<SearchOrder, SearchFilter>(SEARCH_LIST, address));
  const root = useLazyLoadQuery<searchPageQuery>(
    graphql`
      query searchPageQuery(
        $q: String!
        $types: [SearchType!]
        $orderBy: SearchOrder
        $filter: SearchFilter
        $cursor: String
      ) {
        ...searchResults_query
          @arguments(
            query: $q
            types: $types
            orderBy: $orderBy
            filter: $filter
            cursor: $cursor
          )
      }
    `,
    { q: query, types: type === null ? null : [type], ...initial },
    useQueryOptions(),
  );
  return <SearchResults root={root} query={query} type={type} initial={initial} />;
}
