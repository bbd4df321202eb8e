import { Link } from 'wouter';
import type { SearchType } from '../__generated__/searchPageQuery.graphql.ts';

interface Choice {
  readonly value: SearchType | null;
  readonly label: string;
}

/** What can be searched for. */
export const TYPES: readonly Choice[] = [
  { value: null, label: 'Everything' },
  { value: 'POST', label: 'Posts' },
  { value: 'COMMENT', label: 'Comments' },
  { value: 'WIKI_PAGE', label: 'Wiki' },
  { value: 'SEQUENCE', label: 'Sequences' },
  { value: 'USER', label: 'People' },
];

interface SearchTypesProps {
  readonly query: string;
  readonly chosen: SearchType | null;
}

/** The choice of what to search for. */
export function SearchTypes({ query, chosen }: SearchTypesProps) {
  return (
    <nav className="tabs" aria-label="What to search for">
      {TYPES.map(({ value, label }) => (
        <Link
          key={label}
          href={`/search?${new URLSearchParams({ q: query, ...(value && { type: value }) })}`}
          aria-current={value === chosen ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
