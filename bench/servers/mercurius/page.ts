export interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

interface Row {
  readonly id: string;
}

export interface Page<Item extends Row> {
  readonly nodes: readonly Item[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Asked only when the query does. */
  readonly count?: () => Promise<number>;
}

interface PageQuery {
  readonly take: number;
  readonly cursor?: { readonly id: string };
  readonly skip?: number;
}

/** Prisma's cursor pagination: the row after the one that the cursor names, and one more than asked for. */
export function pageQuery({ first, after }: PageArguments): PageQuery {
  const take = first + 1;
  return after ? { take, cursor: { id: after }, skip: 1 } : { take };
}

interface PageOptions<Item extends Row> {
  readonly first: number;
  readonly count?: () => Promise<number>;
  /** Unless given, a row's id is its cursor. */
  readonly cursorOf?: (row: Item) => string;
}

/** Of rows of which one more was read than the page may have. */
export function pageOf<Item extends Row>(
  rows: readonly Item[],
  { first, count, cursorOf = ({ id }) => id }: PageOptions<Item>,
): Page<Item> {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  const pageInfo = {
    hasNextPage: rows.length > first,
    endCursor: last === undefined ? null : cursorOf(last),
  };
  return count === undefined ? { nodes, pageInfo } : { nodes, pageInfo, count };
}
