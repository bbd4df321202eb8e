import type { Api } from './api.ts';
import type { ConnectionField } from './connection-fields.ts';

export interface Edge {
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

/** Reads pages of one list: of the node with this id or, without one, of the query root or the viewer. */
export function pageReader(
  { ask }: Pick<Api, 'ask'>,
  field: Omit<ConnectionField, 'label' | 'node'>,
  parentId: string | null,
) {
  return async function page(args: string): Promise<Page> {
    const order = field.orderBy === null ? '' : `orderBy: ${field.orderBy}`;
    const list = `list: ${field.name}(${[args, order, field.required].filter(Boolean).join(', ')}) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { cursor node { __typename } }
    }`;
    if (field.parent === 'Viewer') return (await ask(`{ viewer { ${list} } }`)).viewer.list;
    if (parentId === null) return (await ask(`{ ${list} }`)).list;
    const node = `node(id: "${parentId}") { ... on ${field.parent} { ${list} } }`;
    return (await ask(`{ ${node} }`)).node.list;
  };
}

export type PageReader = ReturnType<typeof pageReader>;

/** The cursors of a list from its first row to its last, read in pages of this size. */
export async function walkForwards(page: PageReader, size: number): Promise<string[]> {
  const cursors: string[] = [];
  for (let after = ''; ; ) {
    const { edges, pageInfo } = await page(`first: ${size}${after}`);
    cursors.push(...edges.map(({ cursor }) => cursor));
    if (!pageInfo.hasNextPage) return cursors;
    after = `, after: "${pageInfo.endCursor}"`;
  }
}

/** The same from its last row to its first, given back in the list's own order. */
export async function walkBackwards(page: PageReader, size: number): Promise<string[]> {
  const pages: string[][] = [];
  for (let before = ''; ; ) {
    const { edges, pageInfo } = await page(`last: ${size}${before}`);
    pages.unshift(edges.map(({ cursor }) => cursor));
    if (!pageInfo.hasPreviousPage) return pages.flat();
    before = `, before: "${pageInfo.startCursor}"`;
  }
}
