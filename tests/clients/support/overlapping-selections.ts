import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

/** A query, and what a server with this schema could answer. */
export interface Answered {
  readonly query: string;
  readonly data: Record<string, unknown>;
}

/** Two queries of the same objects that select other fields of them. */
export interface Overlap {
  readonly name: string;
  readonly halves: readonly [Answered, Answered];
}

/** Which half of the fields without selections is selected. Fields with selections are in both. */
type Half = 0 | 1;

type Field = GraphQLField<unknown, unknown>;

interface Selected {
  readonly text: string;
  readonly data: Record<string, unknown>;
}

/** Where an object stands: as how many-th of a list, and of a list of how many. */
interface Place {
  readonly index: number;
  readonly size: number;
  readonly isInList: boolean;
}

const ALONE: Place = { index: 0, size: 2, isInList: false };

/** For each root field and each type with an id, two queries that overlap. Every type is in one of them. */
export function overlappingQueries(): Overlap[] {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(hasSelection);
  const nodes = Object.values(schema.getTypeMap()).filter(isObjectType).filter(isNode);
  return [
    ...roots.map((field) => overlap(field.name, (half) => selectField(field, half, ALONE))),
    ...nodes.map((type) => overlap(`a node: ${type.name}`, (half) => selectNode(type, half))),
  ];
}

/** The types of objects that queries can return, and caches keep. */
export function typesOfQueries(): string[] {
  const others = /Payload$|^(Query|Mutation|Subscription)$|^__/;
  const events = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
  const outside = [...events.map(({ type }) => getNamedType(type).name), ...userErrors()];
  const names = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .map(({ name }) => name);
  return names.filter((name) => !others.test(name) && !outside.includes(name));
}

function userErrors(): string[] {
  const type = schema.getType('UserError');
  return isInterfaceType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [];
}

function overlap(name: string, select: (half: Half) => Selected): Overlap {
  const answered = (half: Half): Answered => {
    const { text, data } = select(half);
    return { query: `{ ${text} }`, data };
  };
  return { name, halves: [answered(0), answered(1)] };
}

/** Nobody reads all fields of an object but here: elsewhere its own fields with selections are left out. */
function selectNode(type: GraphQLObjectType, half: Half): Selected {
  const fields = Object.values(type.getFields()).filter(hasSelection);
  const own = selectObject(type, half, ALONE);
  const all = join([own, ...fields.map((field) => selectField(field, half, ALONE))]);
  const text = `node(id: "${own.data['id']}") { __typename ... on ${type.name} { ${all.text} } }`;
  return { text, data: { node: all.data } };
}

function selectObject(type: GraphQLObjectType, half: Half, place: Place): Selected {
  const fields = Object.values(type.getFields());
  const leaves = fields.filter(
    (field) => !hasSelection(field) && !(isNode(type) && field.name === 'id'),
  );
  // Items of lists without an id need a field by which they are known.
  const isInBoth = (at: number) => at === 0 && place.isInList && !isNode(type);
  const selected = leaves.filter((_, at) => at % 2 === half || isInBoth(at));
  const parts = isNode(type) ? [] : fields.filter(hasSelection);
  return join([
    { text: '__typename', data: { __typename: type.name } },
    ...(isNode(type) ? [{ text: 'id', data: { id: `${type.name}:${place.index}` } }] : []),
    ...selected.map((field) => selectLeaf(type, field, place)),
    ...parts.map((field) => selectField(field, half, place)),
  ]);
}

/** If a field has optional arguments, it is read with and without them. */
function selectLeaf(parent: GraphQLObjectType, field: Field, place: Place): Selected {
  const read = (alias: string, args: readonly GraphQLArgument[]): Selected => ({
    text: `${alias}: ${field.name}${argumentsText(args)}`,
    data: { [alias]: leafValue(field, `${parent.name}.${alias}`, place) },
  });
  const required = field.args.filter(isRequiredArgument);
  const plain = read(field.name, required);
  if (required.length === field.args.length) return plain;
  return join([plain, read(`${field.name}WithArguments`, field.args)]);
}

/** A field with a selection. One half also reads a shorter page of it, if it has pages. */
function selectField(field: Field, half: Half, place: Place): Selected {
  const required = field.args.filter(isRequiredArgument);
  const first = field.args.filter(({ name }) => name === 'first');
  const read = (alias: string, size: number): Selected => {
    const { text, value } = selectValue(field, half, { ...place, size });
    const args = argumentsText([...required, ...first], size);
    return { text: `${alias}: ${field.name}${args} { ${text} }`, data: { [alias]: value } };
  };
  const page = read(field.name, 2);
  return half === 1 && first.length > 0 ? join([page, read(`${field.name}Short`, 1)]) : page;
}

/** Of an abstract type, lists have an object of each type that it can be. */
function selectValue({ type }: Field, half: Half, place: Place) {
  const named = getNamedType(type);
  const isList = isListType(getNullableType(type));
  const types = isObjectType(named) ? [named] : [...schema.getPossibleTypes(named as never)];
  const select = (of: GraphQLObjectType, index: number) =>
    selectObject(of, half, { index, size: place.size, isInList: isList });
  const fragments = types.map((of) => `... on ${of.name} { ${select(of, 0).text} }`);
  const text = isObjectType(named) ? select(named, 0).text : `__typename ${fragments.join(' ')}`;
  const [only] = types;
  if (only === undefined) throw new Error(`${named.name} has no types`);
  if (!isList) return { text, value: select(only, place.index).data };
  const many = isObjectType(named) ? Array.from({ length: place.size }, () => only) : types;
  return {
    text,
    value: many.slice(0, place.size === 1 ? 1 : undefined).map((of, at) => select(of, at).data),
  };
}

function leafValue({ name, type }: Field, text: string, { index, size }: Place): unknown {
  const named = getNamedType(type);
  const cursors: Readonly<Record<string, number>> = {
    cursor: index,
    startCursor: 0,
    endCursor: size - 1,
  };
  const string = name in cursors ? `cursor ${cursors[name]}` : `${text} ${index}`;
  const value = isEnumType(named) ? named.getValues()[0]?.name : (NUMBERS[named.name] ?? string);
  return isListType(getNullableType(type)) ? [value] : value;
}

const NUMBERS: Readonly<Record<string, unknown>> = { Int: 7, Float: 0.5, Boolean: true };

function argumentsText(args: readonly GraphQLArgument[], size = 1): string {
  const texts = args.map(({ name, type }) => `${name}: ${inputText(type, size)}`);
  return texts.length === 0 ? '' : `(${texts.join(', ')})`;
}

function inputText(type: GraphQLInputType, size: number): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${inputText(nullable.ofType, size)}]`;
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name ?? '';
  const numbers: Readonly<Record<string, string>> = { Int: `${size}`, Boolean: 'true' };
  return numbers[getNamedType(type).name] ?? '"text"';
}

function hasSelection({ type }: Field): boolean {
  return isCompositeType(getNamedType(type));
}

function isNode(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'Node');
}

function join(parts: readonly Selected[]): Selected {
  return {
    text: parts.map(({ text }) => text).join(' '),
    data: Object.assign({}, ...parts.map(({ data }) => data)),
  };
}
