import type { Followed } from '../db/database.ts';
import { encodeCursor } from '../lib/cursor.ts';
import type { KeysetConnectionLoader, ListQuery, Page } from './keyset-connection.ts';
import { cursorShape, keyOf } from './ordering.ts';
import { type PageArguments, parsePageArguments } from './page-request.ts';

/** One page of a list, not yet read: what is not asked for is never fetched. */
export interface Connection<Row> {
  page(): Promise<Page<Row>>;
  /**
   * Its page for each of the rows whose lists these are, to be read together with those, whatever its
   * parent; null where it is to be planned by itself.
   */
  ahead(): Followed | null;
  totalCount(): Promise<number>;
  cursorOf(row: Row): string;
}

interface ConnectionOptions<Row> {
  readonly loader: KeysetConnectionLoader<Row>;
  readonly list: ListQuery;
  /** Whose list; null for a list that has no parent. */
  readonly parentId: string | null;
  readonly args: PageArguments;
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
    page: () => loader.page(list, parentId, request),
    ahead: () => (list.isFiltered ? null : loader.followedFrom(list, request)),
    async totalCount() {
      const isKnown = knownCount !== undefined && !list.isFiltered;
      return isKnown ? knownCount : loader.count(list, parentId);
    },
    cursorOf: (row) => encodeCursor(shape, keyOf(list.ordering, row)),
  };
}
