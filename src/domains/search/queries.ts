import sql, { raw, type Sql } from 'sql-template-tag';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import type { RowSource } from '../../loaders/keyset-sql.ts';
import type { Ordering } from '../../loaders/ordering.ts';
import { commentsWithPlace, shownOutsideThread, visiblePlace } from '../comment/policy.ts';
import { visiblePosts } from '../post/policy.ts';
import type { Scope } from '../scope.ts';
import { visibleUsers } from '../user/policy.ts';
import { visibleWikiPages } from '../wiki-page/policy.ts';
import type { SearchKind } from './model.ts';

const ordering: Ordering = {
  name: 'search.RANK',
  direction: 'desc',
  terms: [
    { property: 'rank', type: 'real' },
    { property: 'id', type: 'uuid' },
  ],
};

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
    isFiltered: true,
    sources: () => kinds.map((kind) => source(kind, places[kind], text)),
  };
}

interface Place {
  readonly from: Sql;
  readonly alias: Sql;
  readonly visible: Sql;
}

function placesOf(viewer: Scope['viewer']): Record<SearchKind, Place> {
  return {
    User: { from: sql`users u`, alias: raw('u'), visible: visibleUsers(viewer) },
    Post: { from: sql`posts p`, alias: raw('p'), visible: visiblePosts(viewer) },
    Comment: {
      from: commentsWithPlace,
      alias: raw('c'),
      visible: sql`${shownOutsideThread} and ${visiblePlace(viewer)}`,
    },
    WikiPage: { from: sql`wiki_pages w`, alias: raw('w'), visible: visibleWikiPages(viewer) },
  };
}

function source(kind: SearchKind, { from, alias, visible }: Place, text: string): RowSource {
  const query = tsquery(text);
  const rank = sql`ts_rank(${alias}.search, ${query})`;
  return {
    columns: sql`${kind}::text as kind, ${alias}.id, ${rank} as rank, ${text}::text as query`,
    from,
    where: [sql`${alias}.search @@ ${query}`, visible],
    keys: [rank, sql`${alias}.id`],
  };
}

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
