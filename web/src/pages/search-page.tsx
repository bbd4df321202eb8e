import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useSearch } from 'wouter';
import type { SearchType, searchPageQuery } from '../__generated__/searchPageQuery.graphql.ts';
import { useCursors } from '../lists/use-cursors.ts';
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

interface FoundProps {
  readonly query: string;
  readonly types: readonly SearchType[] | null;
}

function Found({ query, types }: FoundProps) {
  const after = useCursors();
  const root = useLazyLoadQuery<searchPageQuery>(
    graphql`
      query searchPageQuery($q: String!, $types: [SearchType!], $after: String) {
        ...searchResults_query @arguments(query: $q, types: $types, cursor: $after)
      }
    `,
    { q: query, types, after: after('results') },
    useQueryOptions(),
  );
  return <SearchResults root={root} query={query} types={types} />;
}
