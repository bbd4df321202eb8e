import type { ReadRecorder } from '../db/database.ts';
import { isLookUp, type QueryShape, shapeOf } from './query-shape.ts';
import { ALL, ANY, COUNTED } from './surrogate-keys.ts';

/** How many keys an answer may have: 2.1 KB, which proxies take with their default settings. */
const MAX_KEYS = 300;

/**
 * Collects what an answer was made of. It ceases to be right when one of these keys is purged; how changes are
 * written as keys is described in the migration `purge_caches`.
 */
export class AnswerKeys implements ReadRecorder {
  /** The keys of each table; a table that has too many of them is replaced by one key for all its rows. */
  readonly #byTable = new Map<string, Set<string>>();
  /** The list that a row came in, for rows that refer to the owner of their list: a change of theirs purges it. */
  readonly #lists = new Map<string, List>();
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
    const { tables, suffix, isById, isOfRows, ownerColumn } = shape;
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
      const list = owner === undefined ? undefined : { owner, table: main, column: ownerColumn };
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

  /** The same keys, those of rows and of lists below them replaced by those of the lists that the rows came in. */
  #withLists(keys: ReadonlySet<string>): Set<string> {
    return new Set(
      [...keys].map((key) => {
        const [id = '', table] = key.replace(COUNTED, '').split('/');
        const list =
          table === undefined
            ? this.#lists.get(id)
            : this.#threadOf({ owner: id, table, column: 'parent_id' });
        if (list === undefined) return key;
        const { owner, table: listed } = this.#threadOf(list) ?? list;
        return `${owner}/${listed}.n`;
      }),
    );
  }

  /**
   * The list of a post or wiki page, of a list of replies somewhere below it: a reply refers to what its thread stands on.
   * Undefined for other lists.
   */
  #threadOf(list: List): List | undefined {
    if (list.table !== 'comments' || list.column !== 'parent_id') return undefined;
    const above = this.#lists.get(list.owner);
    if (above?.table !== list.table) return undefined;
    return THREADED.has(above.column ?? '') ? above : this.#threadOf(above);
  }
}

/** Rows of a table that refer to an owner. */
interface List {
  readonly owner: string;
  readonly table: string;
  /** By which they do; null where that is not known. */
  readonly column: string | null;
}

/** What a reply refers to as the comment that it answers does. */
const THREADED: ReadonlySet<string> = new Set(['post_id', 'wiki_page_id', 'root_id']);

interface Noted {
  readonly name: string;
  readonly shape: QueryShape;
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
  readonly list: List | undefined;
}

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
