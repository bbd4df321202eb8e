import type { Api } from './api.ts';
import type { ConnectionField } from './connection-fields.ts';

interface Edge {
  readonly cursor: string;
  readonly node: Readonly<Record<string, unknown>>;
}

export interface Page {
  readonly edges: readonly Edge[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

/** Which part of a list is read. */
interface Slice {
  readonly first?: number;
  readonly last?: number;
  readonly after?: string;
  readonly before?: string;
}

/** Reads pages of one list: of the node with this id or, without one, of the query root or the viewer. */
export function pageReader(
  { ask }: Pick<Api, 'ask'>,
  field: Pick<ConnectionField, 'name' | 'parent' | 'orderBy' | 'required'>,
  parentId: string | null,
) {
  const order = field.orderBy === null ? '' : `orderBy: ${field.orderBy}`;
  const slice = 'first: $first, last: $last, after: $after, before: $before';
  const list = `list: ${field.name}(${[slice, order, field.required].filter(Boolean).join(', ')}) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { __typename } }
  }`;
  // One document for all pages, which a server parses and checks once.
  const operation = 'query ($first: Int, $last: Int, $after: String, $before: String)';
  return async function page(variables: Slice): Promise<Page> {
    const read = (selection: string) => ask(`${operation} { ${selection} }`, { ...variables });
    if (field.parent === 'Viewer') return (await read(`viewer { ${list} }`)).viewer.list;
    if (parentId === null) return (await read(list)).list;
    const node = `node(id: "${parentId}") { ... on ${field.parent} { ${list} } }`;
    return (await read(node)).node.list;
  };
}

export type PageReader = ReturnType<typeof pageReader>;

/** The cursors of a list from its first row to its last, read in pages of this size. */
export async function walkForwards(page: PageReader, size: number): Promise<string[]> {
  const cursors: string[] = [];
  for (let after: string | undefined; ; ) {
    const { edges, pageInfo } = await page({ first: size, ...(after && { after }) });
    cursors.push(...edges.map(({ cursor }) => cursor));
    if (!pageInfo.hasNextPage) return cursors;
    after = String(pageInfo.endCursor);
  }
}

/** The same from its last row to its first, given back in the list's own order. */
export async function walkBackwards(page: PageReader, size: number): Promise<string[]> {
  const pages: string[][] = [];
  for (let before: string | undefined; ; ) {
    const { edges, pageInfo } = await page({ last: size, ...(before && { before }) });
    pages.unshift(edges.map(({ cursor }) => cursor));
    if (!pageInfo.hasPreviousPage) return pages.flat();
    before = String(pageInfo.startCursor);
  }
}
