import { Link, useSearch } from 'wouter';
import type { SearchType } from '../__generated__/searchPageQuery.graphql.ts';
import { afterName } from '../lists/list-page-address.ts';
import { formatNumber } from '../ui/amount.ts';
import { SEARCH_LIST } from './list-spec.ts';

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

interface TypeCount {
  readonly type: SearchType;
  readonly count: number;
}

interface SearchTypesProps {
  readonly chosen: SearchType | null;
  /** How much was found of each type; none while that is not known. */
  readonly counts?: readonly TypeCount[];
}

/** The choice of what to search for. It keeps the filters and the order. */
export function SearchTypes({ chosen, counts = [] }: SearchTypesProps) {
  const search = useSearch();
  return (
    <nav className="tabs" aria-label="What to search for">
      {TYPES.map(({ value, label }) => {
        const found = counts.find(({ type }) => type === value);
        return (
          <Link
            key={label}
            href={`/search?${withType(search, value)}`}
            aria-current={value === chosen ? 'page' : undefined}
          >
            {label}
            {found !== undefined && <span className="count"> {countText(found)}</span>}
          </Link>
        );
      })}
    </nav>
  );
}

function withType(search: string, type: SearchType | null): URLSearchParams {
  const parameters = new URLSearchParams(search);
  parameters.delete(afterName(SEARCH_LIST.prefix));
  if (type === null) parameters.delete('type');
  else parameters.set('type', type);
  return parameters;
}

/** Where the API stops counting. */
const MAX_COUNT = 500;

function countText({ count }: TypeCount): string {
  return `${formatNumber(count)}${count === MAX_COUNT ? '+' : ''}`;
}
