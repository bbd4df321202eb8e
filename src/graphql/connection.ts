import type {
  ArgBuilder,
  FieldRef,
  InputFieldMap,
  InterfaceRef,
  ObjectRef,
  UnionRef,
} from '@pothos/core';
import type { Connection } from '../loaders/connection.ts';
import { isFiltered } from '../loaders/is-filtered.ts';
import { type PageArguments, requestedPageSize } from '../loaders/page-request.ts';
import type { Scope } from '../request/scope.ts';
import { builder, type Types } from './builder.ts';
import { PRICES } from './prices.ts';

type NodeRef<Node> = (
  | ObjectRef<Types, Node>
  | InterfaceRef<Types, Node>
  | UnionRef<Types, Node>
) & { readonly name: string };

/** An edge before it is resolved: the row, and the connection that can say its cursor. */
export interface Edge<Row> {
  readonly row: Row;
  readonly connection: Connection<Row>;
}

interface ConnectionTypeOptions<Row, Node> {
  /** What comes before `Connection` and `Edge`; left out where it is the name of the node's type. */
  readonly name?: string;
  /** In lower case, plural, for the descriptions: `comments`. */
  readonly things: string;
  /** How a row becomes the node; left out where the row is the node. */
  readonly toNode: (row: Row, scope: Scope) => Node | Promise<Node>;
  /** Fields that belong to the place in this list rather than to the node. */
  readonly edgeFields?: (t: EdgeFieldBuilder<Row>) => Record<string, FieldRef<Types>>;
}

type EdgeFieldBuilder<Row> = PothosSchemaTypes.ObjectFieldBuilder<Types, Edge<Row>>;

/** The connection type of a node type whose rows are read as they are shown. */
export function connectionType<Row extends object>(
  node: ObjectRef<Types, Row>,
  { things }: { readonly things: string },
): ObjectRef<Types, Connection<Row>> {
  return connectionOf<Row, Row>(node, { things, toNode: (row) => row });
}

/**
 * The connection type of a node type, `FooConnection` and `FooEdge`, after the Relay Cursor
 * Connections Specification. Nothing is read before one of its fields asks for it.
 */
export function connectionOf<
  Row extends object,
  Node extends object,
  List extends Connection<Row> = Connection<Row>,
>(
  node: NodeRef<Node>,
  { name = node.name, things, toNode, edgeFields }: ConnectionTypeOptions<Row, Node>,
): ObjectRef<Types, List> {
  const edge = builder.objectRef<Edge<Row>>(`${name}Edge`);
  edge.implement({
    extensions: { listPart: 'edge' },
    description: `One of the ${things}, with its cursor.`,
    fields: (t) => ({
      cursor: t.string({
        description:
          'The position of the item in the list. Pass it as `after` or `before`. The value is opaque.',
        resolve: ({ row, connection }) => connection.cursorOf(row),
      }),
      node: t.field({
        description: 'The item at this position.',
        type: node,
        resolve: ({ row }, _args, scope) => toNode(row, scope) as never,
      }),
      ...edgeFields?.(t),
    }),
  });
  const ref = builder.objectRef<List>(`${name}Connection`);
  edgeTypes.set(ref, edge);
  ref.implement({
    extensions: { listPart: 'connection' },
    description: `A list of ${things}, in pages (Relay Cursor Connections Specification).`,
    fields: (t) => ({
      edges: t.field({
        description: 'The items of this page with their cursors.',
        type: [edge],
        complexity: { field: 0, multiplier: 1 },
        resolve: async (connection, _args, scope) => {
          const { rows } = await connection.page();
          return scope.mapInPieces(rows, (row) => ({ row, connection }));
        },
      }),
      nodes: t.field({
        description: 'The items of this page without their cursors.',
        type: [node],
        complexity: { field: 1, multiplier: 1 },
        resolve: async (connection, _args, scope) => {
          const { rows } = await connection.page();
          return scope.mapInPieces(rows, (row) => toNode(row, scope)) as never;
        },
      }),
      pageInfo: t.field({
        description: 'The position of this page in the list.',
        type: builder.pageInfoRef(),
        complexity: { field: 0, multiplier: 0 },
        resolve: pageInfo,
      }),
      totalCount: t.int({
        description:
          'The number of items in the whole list. For a filtered list the count stops at 10,000: that value means 10,000 or more. A longer list of the whole site has the number of `site { counts }`.',
        complexity: PRICES.totalCount,
        resolve: (connection) => connection.totalCount(),
      }),
    }),
  });
  return ref;
}

/** Describes the argument `orderBy` of an edge in a payload. */
export const EDGE_ORDER_DESCRIPTION =
  'The order of the list into which the client inserts the edge. The cursor works only in lists with this order.';

const edgeTypes = new WeakMap<object, object>();

/** The edge type of a connection type: for mutations, whose payload has the edge of what they made. */
export function edgeTypeOf<Row>(
  connection: ObjectRef<Types, Connection<Row>>,
): ObjectRef<Types, Edge<Row>> {
  return edgeTypes.get(connection) as ObjectRef<Types, Edge<Row>>;
}

async function pageInfo<Row>(connection: Connection<Row>) {
  const { rows, hasNextPage, hasPreviousPage } = await connection.page();
  const first = rows.at(0);
  const last = rows.at(-1);
  return {
    hasNextPage,
    hasPreviousPage,
    startCursor: first === undefined ? null : connection.cursorOf(first),
    endCursor: last === undefined ? null : connection.cursorOf(last),
  };
}

/** The arguments of every connection field: `args: { ...pageArgs(t.arg), orderBy: … }`. */
export function pageArgs(arg: ArgBuilder<Types>) {
  return {
    first: arg.int({
      description: 'Return this many items from the start: 0 to 100. The default is 20.',
    }),
    after: arg.string({ description: 'Return only items after this cursor.' }),
    last: arg.int({
      description:
        'Return this many items from the end: 0 to 100. Cannot be combined with `first`.',
    }),
    before: arg.string({ description: 'Return only items before this cursor.' }),
  } satisfies InputFieldMap;
}

interface PricedArguments extends PageArguments {
  readonly filter?: object | null | undefined;
}

/** What a connection costs: itself, and what is selected of a node times the size of the page. */
export function pageComplexity(args: PricedArguments) {
  return listComplexity(args, PRICES.filteredListOfParent);
}

/** The same for a list of all things of a kind. */
export function rootPageComplexity(args: PricedArguments) {
  return listComplexity(args, PRICES.filteredList);
}

function listComplexity({ filter, ...args }: PricedArguments, priceOfFilter: number) {
  const extra = isFiltered(filter ?? {}) ? priceOfFilter : 0;
  return { field: 1 + extra, multiplier: requestedPageSize(args) };
}

/** Arguments as a client sends them: null for an order means the default one. */
export type Unordered<Args extends { readonly orderBy: unknown }> = Omit<Args, 'orderBy'> & {
  readonly orderBy?: Args['orderBy'] | null | undefined;
};

/** Arguments with their order filled in. */
export function ordered<Args extends { readonly orderBy?: unknown }>(
  args: Args,
  whenNone: NonNullable<Args['orderBy']>,
): Args & { readonly orderBy: NonNullable<Args['orderBy']> } {
  return { ...args, orderBy: args.orderBy ?? whenNone };
}
