import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** Types whose fields cost the length of a text, whatever their number. */
const TEXT_TYPES = new Set(['RichText', 'RevisionDiff', 'CommentDiff', 'SearchHighlights']);

/** Every field of a type that needs no argument, and the same of what these lead to, so many levels deep. */
export function wholeOf(schema: GraphQLSchema, type: GraphQLNamedType, depth = 1): string {
  if (!isObjectType(type)) return textsOf(schema, type);
  const fields = fieldsOf(type).flatMap((field) => wholeField(schema, field, depth));
  return fields.join(' ') || '__typename';
}

function wholeField(schema: GraphQLSchema, field: Field, depth: number): string[] {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return [field.name];
  if (TEXT_TYPES.has(type.name) || hasLeavesOnly(type)) {
    return [`${field.name} { ${wholeOf(schema, type, 0)} }`];
  }
  if (depth === 0) return [];
  if (isConnection(field)) return [`${field.name}(first: 1) { totalCount nodes { __typename } }`];
  return [`${field.name} { __typename ${wholeOf(schema, type, depth - 1)} }`];
}

/** The texts of a type in all their forms; of a union, those of each of its types. */
export function textsOf(schema: GraphQLSchema, type: GraphQLNamedType): string {
  if (isObjectType(type)) {
    const texts = fieldsOf(type).filter((field) => TEXT_TYPES.has(getNamedType(field.type).name));
    return ['__typename', ...texts.flatMap((field) => wholeField(schema, field, 0))].join(' ');
  }
  if (!isCompositeType(type)) return '';
  const fragments = schema
    .getPossibleTypes(type)
    .map((possible) => `... on ${possible.name} { ${textsOf(schema, possible)} }`);
  return ['__typename', ...fragments].join(' ');
}

/** Every number, date and short text of a type, and of the objects that it leads to; no lists. */
export function leavesOf(schema: GraphQLSchema, type: GraphQLNamedType, depth = 1): string {
  if (isObjectType(type)) {
    const leaves = fieldsOf(type).flatMap((field) => {
      const named = getNamedType(field.type);
      if (isLeafType(named)) return [field.name];
      const isOne = !isListType(getNullableType(field.type)) && !isConnection(field);
      return depth > 0 && isOne && !TEXT_TYPES.has(named.name)
        ? [`${field.name} { ${leavesOf(schema, named, depth - 1)} }`]
        : [];
    });
    return ['__typename', ...leaves].join(' ');
  }
  if (!isAbstractType(type)) return '';
  const fragments = schema
    .getPossibleTypes(type)
    .map((possible) => `... on ${possible.name} { ${leavesOf(schema, possible, depth)} }`);
  return ['__typename', ...fragments].join(' ');
}

/** Lists below a node, each with the name of its nodes' type. */
export function listsOf(schema: GraphQLSchema, typename: string) {
  const type = schema.getType(typename);
  if (!isObjectType(type)) return [];
  return fieldsOf(type)
    .filter(isConnection)
    .map((field) => ({ name: field.name, node: nodeTypeOf(field) }));
}

/** Plain lists of a type that hold things of the same type. */
export function listsOfItsOwn(schema: GraphQLSchema, typename: string): string[] {
  const type = schema.getType(typename);
  if (!isObjectType(type)) return [];
  return fieldsOf(type)
    .filter((field) => isListType(getNullableType(field.type)) && getNamedType(field.type) === type)
    .map(({ name }) => name);
}

type Field = GraphQLField<unknown, unknown>;

function fieldsOf(type: GraphQLObjectType): Field[] {
  return Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
}

function hasLeavesOnly(type: GraphQLNamedType): boolean {
  return (
    isObjectType(type) && fieldsOf(type).every((field) => isLeafType(getNamedType(field.type)))
  );
}

function isConnection({ type }: Field): boolean {
  return getNamedType(type).name.endsWith('Connection');
}

function nodeTypeOf({ type }: Field): string {
  const connection = getNamedType(type);
  const nodes = isObjectType(connection) ? connection.getFields()['nodes'] : undefined;
  return nodes === undefined ? '' : getNamedType(nodes.type).name;
}
