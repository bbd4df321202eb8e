import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
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
  /** Its arguments that take a list, with an empty one: `filter: { authors: [] }`. */
  readonly emptyLists: readonly string[];
  /** The fields of its filter. */
  readonly filters: readonly string[];
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
    emptyLists: emptyListsOf(field.args),
    filters: fieldsOfFilter(field.args).map(({ name }) => name),
  }));
}

function emptyListsOf(args: readonly GraphQLArgument[]): string[] {
  const within = fieldsOfFilter(args).filter(({ type }) => isListType(type));
  return [
    ...args.filter(({ type }) => isListType(type)).map(({ name }) => `${name}: []`),
    ...within.map(({ name }) => `filter: { ${name}: [] }`),
  ];
}

function fieldsOfFilter(args: readonly GraphQLArgument[]): readonly GraphQLInputField[] {
  const type = args.find(({ name }) => name === 'filter')?.type;
  return isInputObjectType(type) ? Object.values(type.getFields()) : [];
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
