import DataLoader from 'dataloader';
import sql, { raw, type Sql } from 'sql-template-tag';
import type { Followed, StatementReader } from '../db/database.ts';
import type { MaybePromise } from '../lib/maybe-promise.ts';

/** Rows of one kind by their id, as a domain describes them. */
export interface RowsById {
  /** Names the statement: `comment.byId`. */
  readonly name: string;
  /** @param ids an array of uuids, in SQL */
  readonly query: (ids: Sql) => Sql;
  /** What these rows point at in turn. */
  readonly followed: readonly Followed[];
  /** The properties that hold texts of any length. */
  readonly texts?: readonly string[];
}

/** A loader of rows by their id. What is missing, or hidden from the viewer, is null. */
export interface ByIdLoader<Row> {
  /** At once where the row is here already: a page has hundreds, and a promise for each adds up. */
  load(id: string): MaybePromise<Row | null>;
  /** Remembers a row that was read otherwise. */
  prime(row: Row): void;
  /** The rows that others point at with this property, to be read together with those. */
  followedFrom(property: string): Followed;
}

/** Reads rows by their ids in one statement, and remembers those that came in another way. */
export function byId<Row extends { readonly id: string }>(
  reader: StatementReader,
  { name, query, followed, texts = [] }: RowsById,
): ByIdLoader<Row> {
  const here = new Map<string, Row | null>();
  const prime = (row: Row) => void here.set(row.id, row);
  const missing = new DataLoader<string, Row | null>(async (ids) => {
    const rows = await reader.run<Row>(name, query(sql`${ids}::uuid[]`), { followed, texts });
    rows.forEach(prime);
    return ids.map((id) => here.get(id) ?? null);
  });
  return {
    load(id) {
      const row = here.get(id);
      return row === undefined ? missing.load(id) : row;
    },
    prime,
    followedFrom: (property) => ({
      name,
      query: (pointing) => query(sql`array(select ${raw(`"${property}"`)} from ${pointing})`),
      followed,
      texts,
      accept(pointing, found) {
        (found as readonly Row[]).forEach(prime);
        for (const { [property]: id } of pointing as readonly Pointing[]) {
          if (id && !here.has(id)) here.set(id, null);
        }
      },
    }),
  };
}

type Pointing = Readonly<Record<string, string | null>>;
