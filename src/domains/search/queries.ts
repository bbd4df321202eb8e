import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import type { RowSource } from '../../loaders/keyset-sql.ts';
import type { Ordering } from '../../loaders/ordering.ts';
import type { Scope } from '../../request/scope.ts';
import { publicComments, publicPlaces } from '../discussion/comment/policy.ts';
import { publicPosts } from '../discussion/post/policy.ts';
import { publicSequences } from '../discussion/sequence/policy.ts';
import { visibleUsers } from '../people/user/policy.ts';
import { listedWikiPages } from '../wiki/page/policy.ts';
import type { SearchKind } from './model.ts';
import type { ParsedQuery } from './parse-query.ts';
import { filtersOf, wordsOf } from './query-sql.ts';

const ordering: Ordering = {
  name: 'search.RANK',
  direction: 'desc',
  terms: [
    { property: 'rank', type: 'real' },
    { property: 'id', type: 'uuid' },
  ],
};

/** How many things of each kind are ranked: where more fit the words, the newest. */
const MAX_RANKED = 500;

/** With fewer things found, typing errors in titles are forgiven. */
export const FEW_FOUND = 3;

interface SearchFor {
  readonly text: string;
  readonly asked: ParsedQuery;
  readonly kinds: readonly SearchKind[];
}

/** Things of these kinds that fit the words, best first. All kinds are ranked by one measure. */
export function searchList({ viewer }: Scope, { text, asked, kinds }: SearchFor): ListQuery {
  const places = placesOf(viewer);
  return {
    name: 'search.all',
    ordering,
    arguments: { text, kinds },
    isFiltered: false,
    sources: () =>
      kinds.map((kind) =>
        sourceOf(text, fitting({ kind, place: places[kind], asked, forgives: false })),
      ),
  };
}

/** The same, and where that is few, then what has a typing error between its title and the words. */
export function fuzzySearchList({ viewer }: Scope, { text, asked, kinds }: SearchFor): ListQuery {
  const places = placesOf(viewer);
  const each = (of: readonly SearchKind[], forgives: boolean) =>
    join(
      of.map((kind) => sql`(${fitting({ kind, place: places[kind], asked, forgives })})`),
      ' union all ',
    );
  return {
    name: 'search.forgiving',
    ordering,
    arguments: { text, kinds },
    isFiltered: false,
    sources: () => {
      const titled = kinds.filter((kind) => kind !== 'Comment');
      return [
        sourceOf(
          text,
          sql`with exact as materialized (${each(kinds, false)}) select * from exact union all
            select forgiven.kind, forgiven.id, (forgiven.rank / 1000)::real from (${each(titled, true)}) forgiven
            where (select count(*) from exact) < ${raw(String(FEW_FOUND))}
              and not exists (select from exact where exact.id = forgiven.id)`,
        ),
      ];
    },
  };
}

function sourceOf(text: string, found: Sql): RowSource {
  return {
    columns: sql`candidate.kind, candidate.id, candidate.rank, ${text}::text as query`,
    from: sql`(${found}) candidate`,
    where: [],
    keys: [sql`candidate.rank`, sql`candidate.id`],
  };
}

interface Place {
  readonly table: Sql;
  readonly alias: Sql;
  /** What tells whether a row is visible, if not the row itself. */
  readonly joins: Sql;
  readonly visible: Sql;
  /** When it was made: the column whose spans the search vector has. */
  readonly moment: Sql;
}

function placesOf(viewer: Scope['viewer']): Record<SearchKind, Place> {
  return {
    User: {
      table: sql`users`,
      alias: raw('u'),
      joins: empty,
      visible: visibleUsers(viewer),
      moment: raw('joined_at'),
    },
    Post: {
      table: sql`posts`,
      alias: raw('p'),
      joins: empty,
      visible: publicPosts,
      moment: raw('published_at'),
    },
    Comment: {
      table: sql`comments`,
      alias: raw('c'),
      joins: placeOfEachComment,
      visible: sql`${publicComments} and ${publicPlaces}`,
      moment: raw('created_at'),
    },
    WikiPage: {
      table: sql`wiki_pages`,
      alias: raw('w'),
      joins: empty,
      visible: listedWikiPages,
      moment: raw('created_at'),
    },
    Sequence: {
      table: sql`sequences`,
      alias: raw('s'),
      joins: empty,
      visible: publicSequences,
      moment: raw('created_at'),
    },
  };
}

/**
 * What comments stand on, for `publicPlaces`, looked up for one comment after the other: the planner cannot
 * tell how few fit the words, and would rather read all wiki pages.
 */
const placeOfEachComment = sql`
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true`;

interface Fitting {
  readonly kind: SearchKind;
  readonly place: Place;
  readonly asked: ParsedQuery;
  readonly forgives: boolean;
}

function fitting({ kind, place, asked, forgives }: Fitting): Sql {
  // Comments have no titles.
  const words = wordsOf(asked, { begins: kind !== 'Comment', forgives });
  const visible = join([sql`${place.visible}`, ...filtersOf(kind, asked)], ' and ');
  const hasWords = asked.choices.length > 0;
  const hasFilters = asked.author !== null || asked.topic !== null;
  return candidates(kind, { ...place, visible }, { words, hasWords, hasFilters });
}

interface Words {
  readonly words: Sql;
  readonly hasWords: boolean;
  readonly hasFilters: boolean;
}

/**
 * The newest things that fit the words. The spans of time are walked by a nested loop, in their order,
 * and the outer limit ends it: a word that is everywhere is sought on the last days alone. What fits is
 * found first (`offset 0` keeps it apart), else the planner walks the index of the order past all else.
 * Words and span are two conditions, not one: the index then skips from what one has to what the other has.
 * A query of an author or topic alone finds the newest. The words are a query of their own (`select`), which
 * PostgreSQL evaluates once, and not again in each condition.
 */
function candidates(
  kind: SearchKind,
  { table, alias, joins, visible, moment }: Place,
  { words, hasWords, hasFilters }: Words,
): Sql {
  const fits = hasWords ? sql`search @@ asked.words and search @@ span` : sql`search @@ span`;
  const most = raw(String(MAX_RANKED));
  return sql`select ${kind}::text as kind, found.id, ts_rank(found.search, asked.words) as rank
    from (
      select (select ${words}) as words, max(moment) as newest, min(moment) as recent,
        (select min(${moment}) from ${table}) as oldest
      from (
        select ${moment} as moment from ${table}
        where ${moment} is not null
        order by ${moment} desc limit ${most}
      ) newest
    ) asked
    cross join lateral search_walk(asked.newest, asked.recent, asked.oldest) span
    cross join lateral (
      select ${alias}.id, ${alias}.search
      from (
        select * from (
          select * from ${table} where ${fits} offset 0
        ) fitting
        order by ${moment} desc, id desc
      ) ${alias} ${joins}
      where ${visible}
      limit ${most}
    ) found
    where ${asksForSomething({ hasWords, hasFilters })}
    limit ${most}`;
}

/** Of signs alone nothing is left to search for, and what is left may be only what must not be there ("T"). */
function asksForSomething({ hasWords, hasFilters }: Omit<Words, 'words'>): Sql {
  if (!hasWords) return raw(String(hasFilters));
  return hasFilters ? sql`numnode(asked.words) > 0` : sql`querytree(asked.words) not in ('', 'T')`;
}
