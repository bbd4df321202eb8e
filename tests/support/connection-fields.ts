import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isObjectType,
} from 'graphql';

/** A field of the schema that answers with a connection, in one of its orders. */
export interface ConnectionField {
  /** For the names of tests: `User.comments NEWEST`. */
  readonly label: string;
  /** The type that has the field. */
  readonly parent: string;
  readonly name: string;
  /** Null where the list has one order only. */
  readonly orderBy: string | null;
  /** The type of its nodes. */
  readonly node: string;
  /** What the field must be given besides, as GraphQL writes it. */
  readonly required: string;
}

/** Arguments without which a field cannot be asked for. */
const REQUIRED: Readonly<Record<string, string>> = { query: 'query: "clock"' };

/** Every connection that anybody may ask for, once for each of its orders: a new one is found by itself. */
export function connectionFields(schema: GraphQLSchema): ConnectionField[] {
  return allConnections(schema).filter(({ parent }) => parent !== VIEWER);
}

/** The same of those of `viewer`, which are for whoever asks alone. */
export function ownConnectionFields(schema: GraphQLSchema): ConnectionField[] {
  return allConnections(schema).filter(({ parent }) => parent === VIEWER);
}

const VIEWER = 'Viewer';

function allConnections(schema: GraphQLSchema): ConnectionField[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
        .flatMap((field) => inEachOrder(type.name, field)),
    );
}

function inEachOrder(parent: string, field: GraphQLField<unknown, unknown>): ConnectionField[] {
  const required = field.args.flatMap(({ name }) => REQUIRED[name] ?? []).join(', ');
  const node = nodeTypeOf(field);
  return ordersOf(field.args).map((orderBy) => ({
    label: [`${parent}.${field.name}`, orderBy].filter(Boolean).join(' '),
    parent,
    name: field.name,
    orderBy,
    node,
    required,
  }));
}

function ordersOf(args: readonly GraphQLArgument[]): (string | null)[] {
  const type = args.find(({ name }) => name === 'orderBy')?.type;
  const named = type && getNamedType(type);
  return isEnumType(named) ? named.getValues().map(({ name }) => name) : [null];
}

function nodeTypeOf(field: GraphQLField<unknown, unknown>): string {
  const connection = getNamedType(field.type);
  const nodes = isObjectType(connection) ? connection.getFields()['nodes'] : undefined;
  if (nodes === undefined) throw new Error(`${connection.name} has no nodes`);
  return getNamedType(nodes.type).name;
}
