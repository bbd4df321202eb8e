import { hash } from 'node:crypto';
import type { ReadRecorder } from '../db/database.ts';

/** The tables whose changes are recorded, by triggers of the migration `purge_caches`: what anonymous answers are made of. */
export const RECORDED_TABLES: ReadonlySet<string> = new Set([
  'comment_revisions',
  'comments',
  'links',
  'moderation_actions',
  'post_coauthors',
  'post_topics',
  'posts',
  'reactions',
  'revisions',
  'sequence_entries',
  'sequences',
  'users',
  'wiki_contributors',
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

/** How many keys an answer may have: 2.1 KB, which proxies take with their default settings. */
const MAX_KEYS = 300;

/** What every answer has, and what is purged when nobody knows what changed. */
export const ALL = 'all';

/** What an answer has that depends on any row, and every purge has. */
const ANY = '*';

/**
 * Collects what an answer was made of. It ceases to be right when one of these keys is purged; how changes are
 * written as keys is told in the migration `purge_caches`.
 */
export class AnswerKeys implements ReadRecorder {
  /** The keys of each table; a table that has too many of them is replaced by one key for all its rows. */
  readonly #byTable = new Map<string, Set<string>>();
  /** The list that a row came in, for rows that refer to the owner of their list: a change of theirs purges it. */
  readonly #lists = new Map<string, string>();
  #isComplete = true;

  note(...[parts, cells]: Parameters<ReadRecorder['note']>): void {
    const rowsOf = new Map<string, readonly unknown[]>();
    for (const [index, { name, query, alias }] of parts.entries()) {
      const rows = cells[index] ?? [];
      if (alias !== undefined) rowsOf.set(alias.sql, rows);
      const shape = shapeOf(query.text);
      if (!shape.isRecorded) this.#isComplete = false;
      const parents = shape.parents === null ? null : rowsOf.get(shape.parents.alias);
      const ids =
        parents?.flatMap((row) => idOf(row, shape.parents?.property ?? 'id')) ??
        query.values.flatMap(idsIn);
      this.#noteQuery({ name, shape, ids, rows, isPrefetched: parents != null });
    }
  }

  #noteQuery({ name, shape, ids, rows, isPrefetched }: Noted): void {
    const { tables, suffix, isById, isOfRows } = shape;
    const [main = ''] = tables;
    const lists = tables.filter((table) => table !== 'users');
    if (isById || isOfRows) {
      for (const id of ids) this.#add(main, id + suffix);
    } else if (ids.length > 0 || isPrefetched) {
      for (const id of ids) {
        if (!isPrefetched) this.#add(main, id + suffix);
        for (const table of lists) this.#add(table, `${id}/${table}${suffix}`);
      }
    } else if (!isLookUp(name) || rows.length === 0) {
      for (const table of tables) this.#add(table, `/${table}${suffix}`);
    }
    // A list of one table has rows that refer to its owner: their changes purge it.
    const owners = lists.length === 1 && tables.length === 1 ? ids : [];
    for (const row of rows) {
      if (typeof row !== 'object' || row === null) continue;
      const owner = owners[((row as OfParent).parentNumber ?? 0) - 1];
      const list = owner === undefined ? undefined : `${owner}/${main}`;
      this.#noteRow(row, { main, suffix, list });
    }
  }

  #noteRow(row: object, { main, suffix, list }: RowPlace): void {
    for (const [property, value] of Object.entries(row)) {
      if (!isId(value)) continue;
      if (property !== 'id') this.#add(TABLE_OF[property] ?? main, value);
      else {
        this.#add(main, value + suffix);
        if (list !== undefined) this.#lists.set(value, list);
      }
    }
  }

  #add(table: string, key: string): void {
    const keys = this.#byTable.get(table);
    if (keys === undefined) this.#byTable.set(table, new Set([key]));
    else keys.add(key);
  }

  /**
   * The keys, at most `MAX_KEYS`: where there are more, those that more changes purge take the place of many. Null where
   * something was read whose changes are not recorded.
   */
  keys(): readonly string[] | null {
    if (!this.#isComplete) return null;
    const groups = [...this.#byTable.values()];
    if (countOf(groups) > MAX_KEYS) {
      for (const [table, keys] of this.#byTable) this.#byTable.set(table, this.#withLists(keys));
    }
    const tables = [...this.#byTable].sort(([, a], [, b]) => b.size - a.size);
    for (const [table] of tables) {
      if (countOf([...this.#byTable.values()]) <= MAX_KEYS) break;
      this.#byTable.set(table, new Set([table === '' ? ANY : `*${table}`]));
    }
    return [ALL, ...[...this.#byTable.values()].flatMap((keys) => [...keys])];
  }

  /** The same keys, those of rows replaced by those of their lists. */
  #withLists(keys: ReadonlySet<string>): Set<string> {
    return new Set(
      [...keys].map((key) => {
        const list = this.#lists.get(key.replace(COUNTED, ''));
        return list === undefined ? key : `${list}.n`;
      }),
    );
  }
}

interface Noted {
  readonly name: string;
  readonly shape: Shape;
  /** Those that the query was asked with, or those of its parents. */
  readonly ids: readonly string[];
  readonly rows: readonly unknown[];
  /** Whether the ids are those of rows in the same statement. */
  readonly isPrefetched: boolean;
}

/** The row of a list that was read with others of its kind has the place of its owner among theirs. */
interface OfParent {
  readonly parentNumber?: number;
}

interface RowPlace {
  readonly main: string;
  readonly suffix: string;
  readonly list: string | undefined;
}

const COUNTED = /\.n$/;

function countOf(groups: readonly ReadonlySet<string>[]): number {
  return groups.reduce((sum, { size }) => sum + size, 1);
}

/** The tables of rows that others refer to by a property; those of other properties count with the rows that have them. */
const TABLE_OF: Readonly<Record<string, string>> = {
  authorId: 'users',
  userId: 'users',
  postId: 'posts',
  wikiPageId: 'wiki_pages',
  commentId: 'comments',
  parentId: 'comments',
};

/** What the text of a query tells. */
interface Shape {
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
}

/** Rows that have the ids of others, or refer to them: the column, the property of the others, their alias. */
const OF_ROWS =
  /\b(?:\w+\.)?(\w+) = any ?\(array\(select (?:"(\w+)"|coalesce\([^)]*\)) from (rows_\d+)\)/;

/** Of one statement each. Texts of filters differ, so they are not remembered for ever. */
const shapes = new Map<string, Shape>();
const MAX_SHAPES = 2_000;

function shapeOf(text: string): Shape {
  const known = shapes.get(text);
  if (known !== undefined) return known;
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
  const shape: Shape = {
    tables: [...new Set(tables)],
    suffix: COUNTERS.test(text) ? '.n' : '',
    isRecorded:
      (ofRows === null || isOfRows || parents !== null) &&
      sourcesIn(text).every((table) => RECORDED_TABLES.has(table) || STATIC_TABLES.has(table)),
    isById: /\b\w\.id = any ?\(\$\d+::uuid\[\]\)/.test(text) && parents === null,
    isOfRows,
    parents,
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
function isLookUp(name: string): boolean {
  return /\.by[A-Z]/.test(name);
}

function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter(isId);
  return isId(value) ? [value] : [];
}

function idOf(row: unknown, property: string): string[] {
  const id = (row as Readonly<Record<string, unknown>>)[property];
  return isId(id) ? [id] : [];
}

function isId(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length === 36 &&
    value[8] === '-' &&
    /^[\da-f-]+$/.test(value)
  );
}

/** Short enough for hundreds in a header; that two are alike now and then purges an answer too many. */
const KEY_LENGTH = 6;

/** A key as caches have it. `all` stays as it is, so that operators can purge it by hand. */
export function shortKey(key: string): string {
  return key === ALL ? ALL : hash('sha1', key, 'base64url').slice(0, KEY_LENGTH);
}

/** The keys that are purged for recorded changes. */
export function purgedKeys(changes: Iterable<string>): Set<string> {
  const keys = new Set<string>();
  for (const change of changes) {
    if (change === ALL) return new Set([ALL]);
    keys.add(change);
    // Who read counters read the rest, too.
    if (!COUNTED.test(change)) keys.add(`${change}.n`);
    const table = /^\/(\w+)/.exec(change)?.[1];
    if (table !== undefined) keys.add(`*${table}`);
  }
  if (keys.size > 0) keys.add(ANY);
  return keys;
}
