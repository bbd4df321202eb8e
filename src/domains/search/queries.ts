import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Viewer } from '../../access/viewer.ts';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import type { RowSource } from '../../loaders/keyset-sql.ts';
import { byCreation, type Ordering } from '../../loaders/ordering.ts';
import { inTimeRange } from '../../loaders/time-range.ts';
import type { Scope } from '../../request/scope.ts';
import type { SearchKind, SearchOrder } from './model.ts';
import { type Place, placesOf } from './places.ts';
import {
  type Named,
  type Narrowing,
  namedOf,
  otherConditionsOf,
  titleWordsOf,
  wordsOf,
} from './query-sql.ts';

const orderings: Record<SearchOrder, Ordering> = {
  RELEVANCE: {
    name: 'search.RANK',
    direction: 'desc',
    terms: [
      { property: 'rank', type: 'real' },
      { property: 'id', type: 'uuid' },
    ],
  },
  NEWEST: byCreation('search.NEWEST', 'desc'),
};

/** What the candidates are sorted by, besides their ids. */
const KEYS: Record<SearchOrder, Sql> = {
  RELEVANCE: sql`candidate.rank`,
  NEWEST: sql`candidate.moment`,
};

/** How many things of each kind are ranked: where more fit the words, the newest, and the newest whose titles do. */
const MAX_RANKED = 250;
const MAX_TITLES = 100;
const RANKED_LIMIT = raw(String(MAX_RANKED));
const TITLES_LIMIT = raw(String(MAX_TITLES));
/** How many titles with the words are looked at: which ones, where there are more, PostgreSQL decides. */
const TITLED_LIMIT = raw('500');
const ALL_LIMIT = raw(String(MAX_RANKED + MAX_TITLES));

/** With fewer things found, typing errors in titles are tolerated. */
export const FEW_FOUND = 3;

interface SearchFor extends Narrowing {
  readonly text: string;
  readonly kinds: readonly SearchKind[];
}

export interface SortedSearch extends SearchFor {
  readonly orderBy: SearchOrder;
}

/** Things of these kinds that fit the words. All kinds are ranked by one measure. */
export function searchList({ viewer }: Scope, search: SortedSearch): ListQuery {
  return {
    ...listOf(search),
    name: 'search.all',
    sources: () => search.kinds.map((kind) => sourceOf(search, exactMatches(viewer, kind, search))),
  };
}

/** The same, and where that is few, then what has a typing error between its title and the words. */
export function fuzzySearchList({ viewer }: Scope, search: SortedSearch): ListQuery {
  return {
    ...listOf(search),
    name: 'search.forgiving',
    sources: () => [sourceOf(search, fuzzyMatches(viewer, search))],
  };
}

/** How many things of each of these kinds fit. */
export function countsOfKinds(
  { viewer }: Scope,
  search: SearchFor,
  { isFuzzy }: { readonly isFuzzy: boolean },
): Sql {
  const found = isFuzzy
    ? fuzzyMatches(viewer, search)
    : allOf(search.kinds.map((kind) => exactMatches(viewer, kind, search)));
  return sql`select kind, count(*)::int as count from (${found}) found group by kind`;
}

function listOf({ text, kinds, filter, orderBy }: SortedSearch) {
  return {
    ordering: orderings[orderBy],
    arguments: { text, kinds, filter, orderBy },
    isFiltered: false,
  };
}

function exactMatches(viewer: Viewer, kind: SearchKind, search: SearchFor): Sql {
  return matchesOf(placesOf(viewer)[kind], { ...search, kind, isFuzzy: false });
}

function fuzzyMatches(viewer: Viewer, search: SearchFor): Sql {
  const places = placesOf(viewer);
  const titled = search.kinds.filter((kind) => kind !== 'Comment');
  const exact = search.kinds.map((kind) => exactMatches(viewer, kind, search));
  const fuzzy = titled.map((kind) => matchesOf(places[kind], { ...search, kind, isFuzzy: true }));
  return sql`with exact as materialized (${allOf(exact)}) select * from exact union all
    select forgiven.kind, forgiven.id, (forgiven.rank / 1000)::real, forgiven.moment
    from (${allOf(fuzzy)}) forgiven
    where (select count(*) from exact) < ${raw(String(FEW_FOUND))}
      and not exists (select from exact where exact.id = forgiven.id)`;
}

function allOf(parts: readonly Sql[]): Sql {
  return join(
    parts.map((part) => sql`(${part})`),
    ' union all ',
  );
}

function sourceOf({ text, orderBy }: SortedSearch, found: Sql): RowSource {
  const moment = orderBy === 'NEWEST' ? sql`, candidate.moment as "createdAt"` : empty;
  return {
    columns: sql`candidate.kind, candidate.id, candidate.rank, ${text}::text as query${moment}`,
    from: sql`(${found}) candidate`,
    where: [],
    keys: [KEYS[orderBy], sql`candidate.id`],
  };
}

interface Match extends SearchFor {
  readonly kind: SearchKind;
  readonly isFuzzy: boolean;
}

function matchesOf(place: Place, search: Match): Sql {
  const { kind, parsed, filter, isFuzzy } = search;
  const named = namedOf(kind, search);
  const moment = sql`${place.alias}.${place.moment}`;
  const others = [...otherConditionsOf(kind, search), ...inTimeRange(moment, filter)];
  const hasWords = parsed.choices.length > 0;
  const candidates = { place, filter, hasWords, conditions: [sql`${place.visible}`, ...others] };
  const hasTitle = kind !== 'Comment';
  const words = wordsOf(parsed, { begins: hasTitle, isFuzzy });
  const seeksTitles = hasTitle && hasWords && !isFuzzy && named === null;
  const titles = seeksTitles ? sql`, (select ${titleWordsOf(parsed)}) as titles` : empty;
  const newest = seeksTitles ? newestAndTitled(candidates) : newestMatches(candidates);
  const found = named === null ? newest : matchesAmongNamed(candidates, named);
  return sql`select ${kind}::text as kind, found.id, ts_rank(found.search, asked.words) as rank,
      found.moment
    from (select (select ${words}) as words, ${countOf(named)} as named${titles} offset 0) asked
    cross join lateral (${found}) found
    where ${findsSomething(hasWords, named !== null)}
    limit ${ALL_LIMIT}`;
}

/** Has the planner take the index of words, also where it takes a scan of the table for cheaper. */
const BY_INDEX = sql`search_by_index(id)`;

/** The newest matches and, where there are more than that, the newest of those whose titles match by themselves. */
function newestAndTitled(candidates: Candidates): Sql {
  const { place, conditions } = candidates;
  const { table, alias, joins, moment } = place;
  return sql`with latest as materialized (${newestMatches(candidates)})
    select * from latest union all (
      select ${alias}.id, ${alias}.search, ${alias}.${moment} as moment
      from (
        select * from ${table}
        where (select count(*) from latest) = ${RANKED_LIMIT}
          and search @@ asked.titles and search @@ asked.words and ${BY_INDEX}
        limit ${TITLED_LIMIT}
      ) ${alias} ${joins}
      where ${join(conditions, ' and ')} and ${alias}.id not in (select id from latest)
      order by ${alias}.${moment} desc, ${alias}.id desc
      limit ${TITLES_LIMIT}
    )`;
}

/** At most so many named items are compared with the words one by one. Where more are named, the newest matches are searched. */
const FEW_NAMED = raw('20000');
const AMONG_FEW = sql`asked.named <= ${FEW_NAMED}`;
const AMONG_MANY = sql`asked.named > ${FEW_NAMED}`;

function countOf(named: Named | null): Sql {
  if (named === null) return raw('null::int');
  return sql`(select count(*) from (select from (${named.ids}) ids limit ${FEW_NAMED} + 1) few)`;
}

interface Candidates extends Pick<SearchFor, 'filter'> {
  readonly place: Place;
  readonly hasWords: boolean;
  readonly conditions: readonly Sql[];
}

/**
 * Where few items are by the named authors and under the named topics, an index finds them, and the words are
 * searched in these alone: searched by time, a frequent word would be compared in nearly all that others wrote.
 */
function matchesAmongNamed(candidates: Candidates, named: Named): Sql {
  const { table, alias, joins, moment } = candidates.place;
  const conditions = [...candidates.conditions, ...named.conditions];
  const words = candidates.hasWords ? sql` and ${alias}.search @@ asked.words` : empty;
  return sql`(select ${alias}.id, ${alias}.search, ${alias}.${moment} as moment
    from (
      select * from ${table} ${alias}
      where ${AMONG_FEW} and ${alias}.id in (${named.ids})${words} offset 0
    ) ${alias} ${joins}
    where ${join(conditions, ' and ')}
    order by ${alias}.${moment} desc, ${alias}.id desc
    limit ${RANKED_LIMIT}
    ) union all (${newestMatches({ ...candidates, conditions }, AMONG_MANY)})`;
}

/**
 * The newest items that match the words. A nested loop walks the spans of time in their order,
 * and the outer limit ends it: a word that is everywhere is sought on the last days alone. What fits is
 * found first (`offset 0` keeps it apart), else the planner walks the index of the order past all else.
 * Words and span are two conditions, not one: the index then skips from what one has to what the other has.
 */
function newestMatches(
  { place, hasWords, filter, conditions }: Candidates,
  isWanted: Sql = sql`true`,
): Sql {
  const { table, alias, joins, moment } = place;
  const inRange = inTimeRange(moment, filter).map((condition) => sql` and ${condition}`);
  const range = inRange.length === 0 ? empty : join(inRange, '');
  const words = hasWords ? sql`search @@ asked.words and ` : empty;
  return sql`select fitting.id, fitting.search, fitting.moment
    from (
      select max(moment) as newest, min(moment) as recent,
        (select min(${moment}) from ${table} where ${moment} is not null${range}) as oldest
      from (
        select ${moment} as moment from ${table}
        where ${isWanted} and ${moment} is not null${range}
        order by ${moment} desc limit ${RANKED_LIMIT}
      ) newest
    ) times
    cross join lateral search_walk(times.newest, times.recent, times.oldest) span
    cross join lateral (
      select ${alias}.id, ${alias}.search, ${alias}.${moment} as moment
      from (
        select * from (
          select * from ${table} where ${words}search @@ span and ${BY_INDEX} offset 0
        ) fitting
        order by ${moment} desc, id desc
      ) ${alias} ${joins}
      where ${join(conditions, ' and ')}
      limit ${RANKED_LIMIT}
    ) fitting
    limit ${RANKED_LIMIT}`;
}

/** A query of punctuation alone has no words, and one of exclusions alone has no positive word ("T"). */
function findsSomething(hasWords: boolean, hasNames: boolean): Sql {
  if (!hasWords) return raw(String(hasNames));
  return hasNames ? sql`numnode(asked.words) > 0` : sql`querytree(asked.words) not in ('', 'T')`;
}
