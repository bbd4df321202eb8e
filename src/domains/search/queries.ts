import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import type { RowSource } from '../../loaders/keyset-sql.ts';
import type { Ordering } from '../../loaders/ordering.ts';
import { shownOutsideThread, shownPlace } from '../comment/policy.ts';
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
      visible: shownPosts,
      moment: raw('published_at'),
    },
    Comment: {
      table: sql`comments`,
      alias: raw('c'),
      joins: placeOfEachComment,
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

/**
 * What comments stand on, for `shownPlace`, looked up for one comment after the other: the planner cannot
 * tell how few fit the words, and would rather read all wiki pages.
 */
const placeOfEachComment = sql`
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true`;

function source(kind: SearchKind, place: Place, text: string): RowSource {
  return {
    columns: sql`${kind}::text as kind, candidate.id, candidate.rank, ${text}::text as query`,
    from: sql`(${candidates(place, tsquery(text))}) candidate`,
    where: [],
    keys: [sql`candidate.rank`, sql`candidate.id`],
  };
}

/**
 * The newest things that fit the words. The spans of time are walked by a nested loop, in their order,
 * and the outer limit ends it: a word that is everywhere is sought on the last days alone. What fits is
 * found first (`offset 0` keeps it apart), else the planner walks the index of the order past all else.
 * Words and span are two conditions, not one: the index then skips from what one has to what the other has.
 */
function candidates({ table, alias, joins, visible, moment }: Place, words: Sql): Sql {
  const most = raw(String(MOST_RANKED));
  return sql`select found.id, ts_rank(found.search, asked.words) as rank
    from (
      select ${words} as words, max(moment) as newest, min(moment) as recent,
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
          select * from ${table} where search @@ asked.words and search @@ span offset 0
        ) fitting
        order by ${moment} desc, id desc
      ) ${alias} ${joins}
      where ${visible}
      limit ${most}
    ) found
    where numnode(asked.words) > 0
    limit ${most}`;
}

/** Words as people type them into a search box: "a phrase", or, -without. Never an error. */
function tsquery(text: string): Sql {
  return sql`websearch_to_tsquery('english', ${text})`;
}

/** The marks around a word found: characters that no text of ours has, made into tags after escaping. */
export const MARK = { start: '\u{E000}', end: '\u{E001}' } as const;

/** How much of a text is searched for passages, in characters: PGlite takes 6 ms for so much. */
const MAX_HIGHLIGHTED = 16_000;

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
    sql`ts_headline('english', translate(left(${column}, ${raw(String(MAX_HIGHLIGHTED))}), ${MARK.start + MARK.end}, ''), ${tsquery(text)}, ${options})`;
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
    body: sql`coalesce(u.bio_preview, u.bio_text, '')`,
  },
  Post: {
    from: sql`posts p left join revisions r on r.id = p.current_revision_id`,
    id: sql`p.id`,
    title: sql`p.title`,
    body: sql`coalesce(r.preview, r.text, '')`,
  },
  Comment: {
    from: sql`comments c`,
    id: sql`c.id`,
    title: sql`null::text`,
    body: sql`coalesce(c.preview, c.text)`,
  },
  WikiPage: {
    from: sql`wiki_pages w left join revisions r on r.id = w.current_revision_id`,
    id: sql`w.id`,
    title: sql`w.title`,
    body: sql`coalesce(r.preview, r.text, '')`,
  },
};
