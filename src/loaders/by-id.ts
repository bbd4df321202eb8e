import DataLoader from 'dataloader';
import sql, { raw, type Sql } from 'sql-template-tag';
import type { Prefetch, StatementReader } from '../db/database.ts';
import type { MaybePromise } from '../lib/maybe-promise.ts';

/** Rows of one kind by their id, as a domain describes them. */
export interface RowsById {
  /** Names the statement: `comment.byId`. */
  readonly name: string;
  /** @param ids an array of uuids, in SQL */
  readonly query: (ids: Sql) => Sql;
  /** What to read with these rows. */
  readonly prefetches: readonly Prefetch[];
  /** The properties that hold texts of any length. */
  readonly texts?: readonly string[];
}

/** A loader of rows by their id. What is missing, or hidden from the viewer, is null. */
export interface ByIdLoader<Row> {
  /** At once where the row is here already: a page has hundreds, and a promise for each adds up. */
  load(id: string): MaybePromise<Row | null>;
  /** Remembers a row that was read otherwise. */
  prime(row: Row): void;
  /** The rows whose ids others hold in this property, or if it is null in the other one, read together with those. */
  prefetchBy(property: string, other?: string): Prefetch;
}

/** Reads rows by their ids in one statement, and remembers those that came in another way. */
export function byId<Row extends { readonly id: string }>(
  reader: StatementReader,
  { name, query, prefetches, texts = [] }: RowsById,
): ByIdLoader<Row> {
  const here = new Map<string, Row | null>();
  const prime = (row: Row) => void here.set(row.id, row);
  const missing = new DataLoader<string, Row | null>(async (ids) => {
    const rows = await reader.run<Row>(name, query(sql`${ids}::uuid[]`), { prefetches, texts });
    rows.forEach(prime);
    return ids.map((id) => here.get(id) ?? null);
  });
  return {
    load(id) {
      const row = here.get(id);
      return row === undefined ? missing.load(id) : row;
    },
    prime,
    prefetchBy: (property, other = property) => ({
      name,
      query: (parents) => query(sql`array(select ${columnOf(property, other)} from ${parents})`),
      prefetches,
      texts,
      accept(parents, found) {
        (found as readonly Row[]).forEach(prime);
        for (const parent of parents as readonly Parent[]) {
          const id = parent[property] ?? parent[other];
          if (id && !here.has(id)) here.set(id, null);
        }
      },
    }),
  };
}

function columnOf(property: string, other: string): Sql {
  return raw(property === other ? `"${property}"` : `coalesce("${property}", "${other}")`);
}

type Parent = Readonly<Record<string, string | null>>;
