import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useSearch } from 'wouter';
import type { SearchType, searchPageQuery } from '../__generated__/searchPageQuery.graphql.ts';
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
          Search: <bdi>{query}</bdi>
        </h1>
      )}
      {query === '' ? (
        <p>
          Say what you are looking for in the box above. “A phrase” in quotes is looked for as it
          stands, <i>or</i> stands between choices, and a minus before what to leave out.
        </p>
      ) : (
        <>
          <SearchTypes query={query} chosen={type} />
          <PartBoundary key={`${query} ${type}`} waiting={<ListSkeleton items={8} />}>
            <Found query={query} types={type === null ? null : [type]} />
          </PartBoundary>
        </>
      )}
    </div>
  );
}

interface FoundProps {
  readonly query: string;
  readonly types: readonly SearchType[] | null;
}

function Found({ query, types }: FoundProps) {
  const root = useLazyLoadQuery<searchPageQuery>(
    graphql`
      query searchPageQuery($q: String!, $types: [SearchType!]) {
        ...searchResults_query @arguments(query: $q, types: $types)
      }
    `,
    { q: query, types },
    useQueryOptions(),
  );
  return <SearchResults root={root} query={query} types={types} />;
}
