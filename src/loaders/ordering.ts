import type { Sql } from 'sql-template-tag';
import type { CursorShape, KeyType, KeyValue } from '../lib/cursor.ts';

/** One key of an order. */
interface OrderTerm {
  /** The property of the row, which is also the column's alias in the statement. */
  readonly property: string;
  readonly type: KeyType;
}

/**
 * A total order: its last term is unique, so that equal keys never lose or repeat a row at the edge
 * of a page. All terms run in one direction, so that PostgreSQL compares them as one row value and
 * walks one index.
 */
export interface Ordering {
  /** Unique among all orders: cursors carry its digest. */
  readonly name: string;
  readonly direction: 'asc' | 'desc';
  readonly terms: readonly OrderTerm[];
}

/** An order together with the SQL of its terms over one noun's table. */
export interface SqlOrdering extends Ordering {
  /** One expression a term, in the same order. */
  readonly keys: readonly Sql[];
}

/** A key of an order with its SQL over one noun's table. */
export interface SqlTerm extends OrderTerm {
  readonly sql: Sql;
}

type Direction = Ordering['direction'];

/** The orders of a noun: each runs in one direction over its terms, of which the last is unique. */
export function sqlOrderings<Order extends string>(
  noun: string,
  orders: Record<Order, readonly [Direction, ...SqlTerm[]]>,
): Record<Order, SqlOrdering> {
  const made = {} as Record<Order, SqlOrdering>;
  for (const order in orders) {
    const [direction, ...terms] = orders[order];
    made[order] = { name: `${noun}.${order}`, direction, terms, keys: terms.map(({ sql }) => sql) };
  }
  return made;
}

/** Orders rows by `createdAt`, and rows of one time by their ids. */
export function byCreation(name: string, direction: Direction): Ordering {
  return {
    name,
    direction,
    terms: [
      { property: 'createdAt', type: 'timestamptz' },
      { property: 'id', type: 'uuid' },
    ],
  };
}

export function cursorShape(ordering: Ordering): CursorShape {
  return { name: ordering.name, types: ordering.terms.map((term) => term.type) };
}

/** The row's place in the order: the values that a cursor carries. */
export function keyOf(ordering: Ordering, row: object): KeyValue[] {
  return ordering.terms.map((term) => (row as Record<string, KeyValue>)[term.property] as KeyValue);
}
