import sql, { raw, type Sql } from 'sql-template-tag';
import type { Scope } from '../../request/scope.ts';
import type { SearchKind } from './model.ts';
import { parseQuery } from './parse-query.ts';
import { wordsOf } from './query-sql.ts';
import { MARK } from './snippet.ts';

const TITLE_OPTIONS = `StartSel=${MARK.start}, StopSel=${MARK.end}, HighlightAll=true`;
const SNIPPET_OPTIONS = `StartSel=${MARK.start}, StopSel=${MARK.end}, MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=" … "`;

/** How much of a text is searched for passages, in characters: PGlite takes 6 ms for so much. */
const MAX_SCANNED = 16_000;

export interface HighlightRow {
  readonly id: string;
  readonly title: string | null;
  readonly snippet: string;
  /** The text to cut a snippet from, where PostgreSQL did not: marked, or without a mark. */
  readonly text: string | null;
}

/**
 * Titles and passages of things found, with the words marked. Read only for what is on the page. PostgreSQL
 * marks words as its parser finds them in the text: not those with accents, and not parts of other words.
 */
export function selectHighlights(
  { reader }: Scope,
  kind: SearchKind,
  { ids, text }: { ids: readonly string[]; text: string },
): Promise<HighlightRow[]> {
  const { from, id, title, body } = HIGHLIGHTED[kind];
  const words = wordsOf(parseQuery(text), { begins: false, isFuzzy: false });
  const marked = (column: Sql, options: string) =>
    sql`ts_headline(search_config(), ${column}, asked.words, ${options})`;
  const plain = (column: Sql) =>
    sql`translate(left(${column}, ${raw(String(MAX_SCANNED))}), ${MARK.start + MARK.end}, '')`;
  return reader.run<HighlightRow>(
    `search.highlight${kind}`,
    sql`select found.id, ${marked(sql`found.title`, TITLE_OPTIONS)} as title, snippet,
      case when ${isCutWhole} then ${marked(sql`found.body`, TITLE_OPTIONS)}
        when position(${MARK.start} in snippet) = 0 then found.body end as text
      from (select ${words} as words offset 0) asked
      cross join (
        select ${id} as id, ${plain(title)} as title, ${plain(body)} as body from ${from}
        where ${id} = any(${ids}::uuid[])
      ) found
      cross join lateral (
        select case when ${isCutWhole} then '' else ${marked(sql`found.body`, SNIPPET_OPTIONS)} end as snippet offset 0
      ) marked`,
  );
}

/** Whether a text may have formulas or addresses, which PostgreSQL would cut. */
const isCutWhole = sql`(position('$' in found.body) > 0 or position('://' in found.body) > 0)`;

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
  Sequence: {
    from: sql`sequences s`,
    id: sql`s.id`,
    title: sql`s.title`,
    body: sql`coalesce(s.description_preview, s.description_text, '')`,
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
