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

export function pageOf<Item extends Row>(
  rows: readonly Item[],
  first: number,
  count?: () => Promise<number>,
): Page<Item> {
  const nodes = rows.slice(0, first);
  const pageInfo = {
    hasNextPage: rows.length > first,
    endCursor: nodes.at(-1)?.id ?? null,
  };
  return count === undefined ? { nodes, pageInfo } : { nodes, pageInfo, count };
}
