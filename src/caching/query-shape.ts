/** The tables whose changes are recorded, by triggers of the migration `purge_caches`: what anonymous answers are made of. */
export const RECORDED_TABLES: ReadonlySet<string> = new Set([
  'comment_revisions',
  'comments',
  'links',
  'moderation_actions',
  'polls',
  'post_coauthors',
  'post_topics',
  'posts',
  'reactions',
  'revisions',
  'sequence_entries',
  'sequences',
  'users',
  'wiki_contributors',
  'wiki_page_parents',
  'wiki_pages',
]);

/**
 * Tables that answers with keys may read besides. An image is stored before a row shows it, and does not change; a row that
 * ceases to show it changes itself.
 */
export const STATIC_TABLES: ReadonlySet<string> = new Set(['uploads']);

/** Columns that change often and alone. An answer that does not read them outlives their changes. */
const COUNTERS =
  /\b(?:agreement_score|chars_added|chars_removed|comment_count|contribution_count|descendant_count|karma|last_activity_at|last_at|post_count|relevance|reply_count|score|sequence_count|surviving_chars|vote_count|wiki_contribution_count)\b/;

/** What is derived from the text of a query. */
export interface QueryShape {
  /** Those that are joined only to ask whether something may be seen are left out: changes of that are recorded. */
  readonly tables: readonly string[];
  readonly suffix: '' | '.n';
  /** Whether changes of all that it reads are recorded. */
  readonly isRecorded: boolean;
  /** Whether it asks for rows by their ids. */
  readonly isById: boolean;
  /** Whether these ids are in rows of the same statement. */
  readonly isOfRows: boolean;
  /** The rows whose lists it reads: their alias, and the property with the ids. */
  readonly parents: { readonly alias: string; readonly property: string } | null;
  /** The column by which rows belong to the owner of their list; null where that is not known. */
  readonly ownerColumn: string | null;
}

/** Rows that have the ids of others, or refer to them: the column, the property of the others, their alias. */
const OF_ROWS =
  /\b(?:\w+\.)?(\w+) = any ?\(array\(select (?:"(\w+)"|coalesce\([^)]*\)) from (rows_\d+)\)/;

/** Of one statement each. Texts of filters differ, so they are not remembered for ever. */
const shapes = new Map<string, QueryShape>();
const MAX_SHAPES = 2_000;

/** The shape of a query, from its text. */
export function shapeOf(text: string): QueryShape {
  const cached = shapes.get(text);
  if (cached !== undefined) return cached;
  const tables = [...text.matchAll(/(?<!left )\b(?:from|join)\s+([a-z_]+)\b/g)].flatMap(
    ([, table = '']) => (RECORDED_TABLES.has(table) ? [table] : []),
  );
  const ofLists = /row_number\(\) over \(\) as number from (rows_\d+)/.exec(text);
  const ofRows = OF_ROWS.exec(text);
  const [, column, property, alias] = ofRows ?? [];
  const isOfRows = column === 'id';
  const parents =
    ofLists !== null
      ? { alias: ofLists[1] ?? '', property: 'id' }
      : alias !== undefined && property !== undefined && !isOfRows
        ? { alias, property }
        : null;
  const shape: QueryShape = {
    tables: [...new Set(tables)],
    suffix: COUNTERS.test(text) ? '.n' : '',
    isRecorded:
      (ofRows === null || isOfRows || parents !== null) &&
      sourcesIn(text).every((table) => RECORDED_TABLES.has(table) || STATIC_TABLES.has(table)),
    isById: /\b\w\.id = any ?\(\$\d+::uuid\[\]\)/.test(text) && parents === null,
    isOfRows,
    parents,
    ownerColumn: /\bwhere \w+\.(\w+) = parent\.id\b/.exec(text)?.[1] ?? null,
  };
  if (shapes.size >= MAX_SHAPES) shapes.clear();
  shapes.set(text, shape);
  return shape;
}

/** What a query reads from, besides functions, and what it names itself. */
function sourcesIn(text: string): string[] {
  const sources = [
    ...text.matchAll(
      /(?<!\bdistinct )\b(?:from|join)\s+(?:lateral\s+)?(?!lateral\b)([a-z_]\w*)\b(?!\s*\()/g,
    ),
  ];
  return sources.flatMap(([, source = '']) =>
    /^rows_\d+$/.test(source) ||
    new RegExp(`\\b${source}(?: ?\\([^)]*\\))? as (?:materialized )?\\(`).test(text)
      ? []
      : [source],
  );
}

/** Whether a query asks for one row by a name. If it is there, it says itself when the answer changes. */
export function isLookUp(name: string): boolean {
  return /\.by[A-Z]/.test(name);
}
