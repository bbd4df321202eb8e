import type { Prefetch } from '../db/database.ts';
import { encodeCursor } from '../lib/cursor.ts';
import type { KeysetConnectionLoader, ListQuery, Page } from './keyset-connection.ts';
import { cursorShape, keyOf } from './ordering.ts';
import { type PageArguments, parsePageArguments } from './page-request.ts';

/** A list, what loads it, and which page of it to read. */
export interface PagedList<Row> {
  readonly loader: KeysetConnectionLoader<Row>;
  readonly list: ListQuery;
  readonly args: PageArguments;
}

/** One page of a list, not yet read: what is not asked for is never fetched. */
export interface Connection<Row> {
  /** Whose list; null for a list that has no parent. */
  readonly parentId: string | null;
  page(): Promise<Page<Row>>;
  totalCount(): Promise<number>;
  cursorOf(row: Row): string;
}

interface ConnectionOptions<Row> extends PagedList<Row> {
  /** Whose list; null for a list that has no parent. */
  readonly parentId: string | null;
  /** How long the whole list is, where a counter tells. */
  readonly knownCount?: number | undefined;
}

/**
 * @throws PublicError when the pagination arguments cannot be taken: at once, not when the page is read
 */
export function connection<Row extends object>(options: ConnectionOptions<Row>): Connection<Row> {
  const { loader, list, parentId, args, knownCount } = options;
  const request = parsePageArguments(args, list.ordering);
  const shape = cursorShape(list.ordering);
  return {
    parentId,
    page: () => loader.page(list, parentId, request),
    async totalCount() {
      const isCounted = knownCount !== undefined && !list.isFiltered;
      return isCounted ? knownCount : loader.count(list, parentId);
    },
    cursorOf: (row) => encodeCursor(shape, keyOf(list.ordering, row)),
  };
}

/**
 * The page of each of other rows, to be read in their statement; null for a list that is planned by itself.
 *
 * @throws PublicError when the pagination arguments cannot be taken
 */
export function prefetchPage({ loader, list, args }: PagedList<object>): Prefetch | null {
  return list.isFiltered ? null : loader.prefetch(list, parsePageArguments(args, list.ordering));
}
