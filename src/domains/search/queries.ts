import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import type { RowSource } from '../../loaders/keyset-sql.ts';
import type { Ordering } from '../../loaders/ordering.ts';
import { placeOfComments, shownOutsideThread, shownPlace } from '../comment/policy.ts';
import { shownPosts } from '../post/policy.ts';
import type { Scope } from '../scope.ts';
import { visibleUsers } from '../user/policy.ts';
import { shownWikiPages } from '../wiki-page/policy.ts';
import type { SearchKind } from './model.ts';

const ordering: Ordering = {
  name: 'search.RANK',
  direction: 'desc',
  terms: [
    { property: 'rank', type: 'real' },
    { property: 'id', type: 'uuid' },
  ],
};

/** How many things of each kind are ranked: where more fit the words, the newest. */
export const MOST_RANKED = 500;

/** Things of these kinds that fit the words, best first. All kinds are ranked by one measure. */
export function searchList(
  { viewer }: Scope,
  { text, kinds }: { text: string; kinds: readonly SearchKind[] },
): ListQuery {
  const places = placesOf(viewer);
  return {
    name: 'search.all',
    ordering,
    arguments: { text, kinds },
    isFiltered: false,
    sources: () => kinds.map((kind) => source(kind, places[kind], text)),
  };
}

interface Place {
  readonly table: Sql;
  readonly alias: Sql;
  /** What tells whether a row is visible, if not the row itself. */
  readonly joins: Sql;
  readonly visible: Sql;
  /** When it was made: the column whose month the search vector has. */
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
      visible: shownPosts,
      moment: raw('published_at'),
    },
    Comment: {
      table: sql`comments`,
      alias: raw('c'),
      joins: placeOfComments,
      visible: sql`${shownOutsideThread} and ${shownPlace}`,
      moment: raw('created_at'),
    },
    WikiPage: {
      table: sql`wiki_pages`,
      alias: raw('w'),
      joins: empty,
      visible: shownWikiPages,
      moment: raw('created_at'),
    },
  };
}

function source(kind: SearchKind, place: Place, text: string): RowSource {
  const query = tsquery(text);
  const rank = sql`ts_rank(candidate.search, ${query})`;
  return {
    columns: sql`${kind}::text as kind, candidate.id, ${rank} as rank, ${text}::text as query`,
    from: sql`(${candidates(place, query)}) candidate`,
    where: [],
    keys: [rank, sql`candidate.id`],
  };
}

/**
 * The newest things that fit the words. The spans of time are walked by a nested loop, in their order,
 * and the outer limit ends it: a word that is everywhere is sought on the last day alone. What fits is
 * found first (`offset 0` keeps it apart), else the planner walks the index of the order past all else.
 * A word of which so little was found that the walk has come far is rare enough to be sought everywhere:
 * to look for it in many months would cost more than to look at what is too new, and was found already.
 */
function candidates({ table, alias, joins, visible, moment }: Place, query: Sql): Sql {
  const most = raw(String(MOST_RANKED));
  return sql`select found.id, found.search
    from (select max(${moment}) as newest, min(${moment}) as oldest from ${table}) made
    cross join lateral (
      select 'infinity'::timestamptz, search_days(
        greatest(search_day(made.newest) - walk.till, search_first_day(made.newest)),
        search_day(made.newest) - walk.since
      )
      from (values ${DAYS}) walk(since, till)
      where search_day(made.newest) - walk.since >= search_first_day(made.newest)
      union all
      select 'infinity', search_months(
        search_month(made.newest) - walk.till, search_month(made.newest) - walk.since
      )
      from (values ${MONTHS}) walk(since, till)
      where search_month(made.newest) - walk.since >= search_month(made.oldest)
      union all
      select (date_trunc('month', made.newest at time zone 'UTC') - ${WALKED}) at time zone 'UTC', ''
    ) span(before, query)
    cross join lateral (
      select ${alias}.id, ${alias}.search from (
        select * from ${table} where search @@ (${query} && span.query) offset 0
      ) ${alias} ${joins}
      where ${alias}.${moment} < span.before and ${visible}
      order by ${alias}.${moment} desc, ${alias}.id desc limit ${most}
    ) found
    where numnode(${query}) > 0
    limit ${most}`;
}

/** Days before the newest, each span twice as long as the one before: of its month and the two before. */
const DAYS = raw('(0, 0), (1, 2), (3, 6), (7, 14), (15, 30), (31, 62), (63, 126)');

/** Months before the newest, where the days end. */
const MONTHS = raw('(3, 6), (7, 14)');

/** How long the walk is: what was made before is sought at once. */
const WALKED = raw(`interval '14 months'`);

/** Words as people type them into a search box: "a phrase", or, -without. Never an error. */
function tsquery(text: string): Sql {
  return sql`websearch_to_tsquery('english', ${text})`;
}

/** The marks around a word found: characters that no text of ours has, made into tags after escaping. */
export const MARK = { start: '\u{E000}', end: '\u{E001}' } as const;

const TITLE_OPTIONS = `StartSel=${MARK.start}, StopSel=${MARK.end}, HighlightAll=true`;
const SNIPPET_OPTIONS = `StartSel=${MARK.start}, StopSel=${MARK.end}, MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=" … "`;

export interface HighlightRow {
  readonly id: string;
  readonly title: string | null;
  readonly snippet: string | null;
}

/** Titles and passages of things found, with the words marked. Read only for what is on the page. */
export function selectHighlights(
  { reader }: Scope,
  kind: SearchKind,
  { ids, text }: { ids: readonly string[]; text: string },
): Promise<HighlightRow[]> {
  const { from, id, title, body } = HIGHLIGHTED[kind];
  const marked = (column: Sql, options: string) =>
    sql`ts_headline('english', translate(${column}, ${MARK.start + MARK.end}, ''), ${tsquery(text)}, ${options})`;
  return reader.run<HighlightRow>(
    `search.highlight${kind}`,
    sql`select ${id} as id, ${marked(title, TITLE_OPTIONS)} as title,
      ${marked(body, SNIPPET_OPTIONS)} as snippet
      from ${from} where ${id} = any(${ids}::uuid[])`,
  );
}

interface Highlighted {
  readonly from: Sql;
  readonly id: Sql;
  readonly title: Sql;
  readonly body: Sql;
}

const HIGHLIGHTED: Record<SearchKind, Highlighted> = {
  User: {
    from: sql`users u`,
    id: sql`u.id`,
    title: sql`u.display_name`,
    body: sql`coalesce(u.bio_text, '')`,
  },
  Post: {
    from: sql`posts p left join revisions r on r.id = p.current_revision_id`,
    id: sql`p.id`,
    title: sql`p.title`,
    body: sql`coalesce(r.text, '')`,
  },
  Comment: { from: sql`comments c`, id: sql`c.id`, title: sql`null::text`, body: sql`c.text` },
  WikiPage: {
    from: sql`wiki_pages w left join revisions r on r.id = w.current_revision_id`,
    id: sql`w.id`,
    title: sql`w.title`,
    body: sql`coalesce(r.text, '')`,
  },
};
