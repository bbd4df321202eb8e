import { type Connection, connection } from '../../loaders/connection.ts';
import type { ListQuery, Page } from '../../loaders/keyset-connection.ts';
import type { PageArguments } from '../../loaders/page-request.ts';
import type { Scope } from '../../request/scope.ts';
import { searchLoaders } from './loaders.ts';
import {
  type FoundList,
  SEARCH_KINDS,
  type SearchFilter,
  type SearchHit,
  type SearchKind,
  type SearchOrder,
  type TypeCount,
} from './model.ts';
import { hasFuzzyWord } from './parse-query.ts';
import {
  countsOfKinds,
  FEW_FOUND,
  fuzzySearchList,
  type SortedSearch,
  searchList,
} from './queries.ts';

export interface SearchArguments extends PageArguments {
  readonly query: string;
  readonly kinds: readonly SearchKind[];
  readonly filter?: SearchFilter | null | undefined;
  readonly orderBy: SearchOrder;
}

/** A search before the types to list are chosen. */
type UntypedSearch = Omit<SortedSearch, 'kinds'>;

/** The results of a search: a page of them, and their number. */
export function foundList(scope: Scope, untyped: UntypedSearch, args: SearchArguments): FoundList {
  const { kinds } = args;
  const search = { ...untyped, kinds: kinds.length > 0 ? kinds : SEARCH_KINDS };
  const listed = (list: ListQuery) =>
    connection({ loader: searchLoaders(scope).connection, list, parentId: null, args });
  // The arguments are checked where nothing can be found, too.
  const exact = listed(searchList(scope, search));
  const findsNothing = matchesNothing(untyped);
  const typeCounts = () => (findsNothing ? noCounts() : countTypes(scope, search));
  if (findsNothing || kinds.length === 0) return { ...exact, ...NOTHING, typeCounts };
  if (!mayBeFuzzy(search)) return { ...exact, typeCounts };
  const fuzzy = listed(fuzzySearchList(scope, search));
  return { ...exactThenFuzzy(exact, fuzzy, args), typeCounts };
}

/** Nothing matches a filter that is an empty list, or a list of names that do not exist. */
function matchesNothing({ filter: { topics, postKinds }, authorIds }: UntypedSearch): boolean {
  return [authorIds, topics, postKinds].some((list) => list?.length === 0);
}

const NOTHING = {
  page: async () => ({ rows: [], hasNextPage: false, hasPreviousPage: false }),
  totalCount: async () => 0,
} satisfies Partial<FoundList>;

function mayBeFuzzy({ parsed, kinds }: SortedSearch): boolean {
  return kinds.some((kind) => kind !== 'Comment') && hasFuzzyWord(parsed);
}

async function noCounts(): Promise<TypeCount[]> {
  return SEARCH_KINDS.map((kind) => ({ kind, count: 0 }));
}

/** How much there is of every type. Typing errors are tolerated as in the list: in what is listed, where that is little. */
async function countTypes(scope: Scope, search: SortedSearch): Promise<TypeCount[]> {
  const exact = await runCounts(scope, { ...search, kinds: SEARCH_KINDS }, false);
  const listed = exact.filter(({ kind }) => search.kinds.includes(kind));
  const total = listed.reduce((sum, { count }) => sum + count, 0);
  if (total >= FEW_FOUND || !mayBeFuzzy(search)) return exact;
  const fuzzy = await runCounts(scope, search, true);
  return exact.map((found) =>
    search.kinds.includes(found.kind) ? countOf(found.kind, fuzzy) : found,
  );
}

async function runCounts(
  scope: Scope,
  search: SortedSearch,
  isFuzzy: boolean,
): Promise<TypeCount[]> {
  const counts = countsOfKinds(scope, search, { isFuzzy });
  const found = await scope.reader.run<TypeCount>('search.counts', counts, { planning: 'generic' });
  return SEARCH_KINDS.map((kind) => countOf(kind, found));
}

function countOf(wanted: SearchKind, counts: readonly TypeCount[]): TypeCount {
  return counts.find(({ kind }) => kind === wanted) ?? { kind: wanted, count: 0 };
}

/** Typing errors cost nothing where enough is found without: a second statement runs where it is not. */
function exactThenFuzzy(
  exact: Connection<SearchHit>,
  fuzzy: Connection<SearchHit>,
  { last, orderBy }: SearchArguments,
): Connection<SearchHit> {
  // By relevance, what matches exactly comes first. So a page that ends before it does is the same in both lists.
  const isSame = ({ rows, hasNextPage, hasPreviousPage }: Page<SearchHit>) => {
    if (orderBy !== 'RELEVANCE') return rows.length >= FEW_FOUND;
    return typeof last === 'number'
      ? rows.length + (hasPreviousPage ? 1 : 0) >= FEW_FOUND
      : hasNextPage || rows.length >= FEW_FOUND;
  };
  return {
    ...exact,
    async page() {
      const page = await exact.page();
      return isSame(page) ? page : fuzzy.page();
    },
    async totalCount() {
      const count = await exact.totalCount();
      return count < FEW_FOUND ? fuzzy.totalCount() : count;
    },
  };
}
