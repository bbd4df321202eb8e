import {
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type NamedTypeNode,
  print,
  type SelectionSetNode,
} from 'graphql';
import { groupBy } from '../lib/group-by.ts';
import { once } from '../lib/once.ts';
import {
  type Follow,
  type ListBelow,
  type NeedsBelow,
  type Scope,
  scopeFor,
} from '../request/scope.ts';

/** What selections are understood by: the fragments of their document, and the types of the schema. */
type Within = Pick<GraphQLResolveInfo, 'fragments' | 'schema'>;

/** A field that is asked for, maybe under a condition. */
interface Selected {
  readonly node: FieldNode;
  readonly isConditional: boolean;
}

/**
 * Which properties of its rows the selections below a field need: of the node that it answers with, or
 * of the nodes of its connection. Null when a field is among them that does not say what it reads.
 */
export function needsOf(info: GraphQLResolveInfo): NeedsBelow | null {
  const known = remembered.get(info.fieldNodes);
  if (known !== undefined) return known;
  const needs = collect(info);
  remembered.set(info.fieldNodes, needs);
  return needs;
}

/** Compiled operations give the same nodes each time. */
const remembered = new WeakMap<readonly FieldNode[], NeedsBelow | null>();

function collect(info: GraphQLResolveInfo): NeedsBelow | null {
  const { returnType, fieldNodes, fragments, schema } = info;
  const selected = fieldNodes.map((node) => ({ node, isConditional: false }));
  return needsOfType(getNamedType(returnType), selected, { fragments, schema });
}

/** What fields of a type need of the rows that they answer with: a node, or the nodes of a connection. */
function needsOfType(
  type: GraphQLNamedType | undefined,
  selected: readonly Selected[],
  within: Within,
): NeedsBelow | null {
  if (isAbstractType(type)) return needsOfEach(type, selected, within);
  if (!isObjectType(type)) return null;
  const below = fieldsBelow(selected, within, type);
  const node = nodeOf(type);
  if (node !== null) return needsOfRow(node, nodesOf(below, within, node), within);
  return isNode(type) ? needsOfRow(type, below, within) : null;
}

/** What is needed of a row that may be of several types, by its type. */
function needsOfEach(
  type: GraphQLAbstractType,
  selected: readonly Selected[],
  within: Within,
): NeedsBelow {
  const kinds = within.schema.getPossibleTypes(type);
  const each = new Map(kinds.map((kind) => [kind.name, needsOfType(kind, selected, within)]));
  const keys = [...each].map(([kind, needs]) => needs?.key ?? kind);
  return {
    type: type.name,
    properties: new Set(),
    follows: [],
    lists: [],
    each,
    key: `${type.name}{${keys}}`,
  };
}

/**
 * The type of a connection's nodes; null for a type that is no connection, and where they are of several
 * types: those are read one by one.
 */
function nodeOf(type: GraphQLObjectType): GraphQLObjectType | null {
  if (!type.name.endsWith('Connection')) return null;
  const node = getNamedType(type.getFields()['nodes']?.type);
  return isObjectType(node) ? node : null;
}

function isNode(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'Node');
}

/** What is selected below `nodes` and below `edges { node }`. */
function nodesOf(
  fields: readonly Selected[],
  within: Within,
  type: GraphQLObjectType,
): readonly Selected[] {
  const named = (name: string, among: readonly Selected[]) =>
    among.filter(({ node }) => node.name.value === name);
  const nodes = named('nodes', fields);
  const edges = named('edges', fields);
  return fieldsBelow([...nodes, ...named('node', fieldsBelow(edges, within))], within, type);
}

/**
 * All fields below others, under whatever condition they stand; those of fragments included, but for
 * fragments that are on other types than the given one.
 */
function fieldsBelow(
  fields: readonly Selected[],
  within: Within,
  type?: GraphQLObjectType,
): Selected[] {
  return fields.flatMap(({ node, isConditional }) =>
    fieldsOf(node.selectionSet, isConditional, { ...within, type }),
  );
}

function fieldsOf(
  selectionSet: SelectionSetNode | undefined,
  underCondition: boolean,
  within: Within & { readonly type: GraphQLObjectType | undefined },
): Selected[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    const isConditional = underCondition || (selection.directives ?? []).length > 0;
    if (selection.kind === Kind.FIELD) return { node: selection, isConditional };
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : within.fragments[selection.name.value];
    const { type, schema } = within;
    if (fragment === undefined || (type && !isFor(type, fragment, schema))) return [];
    return fieldsOf(fragment.selectionSet, isConditional, within);
  });
}

/** Whether a fragment is for rows of a type; without a condition it is for those that it stands among. */
function isFor(
  type: GraphQLObjectType,
  { typeCondition }: { readonly typeCondition?: NamedTypeNode | undefined },
  schema: GraphQLSchema,
): boolean {
  const on = typeCondition && schema.getType(typeCondition.name.value);
  return on === undefined || on === type || (isAbstractType(on) && schema.isSubType(on, type));
}

function needsOfRow(
  type: GraphQLObjectType,
  selected: readonly Selected[],
  within: Within,
): NeedsBelow | null {
  const fields = type.getFields();
  const properties = new Set<string>();
  const follows: Follow[] = [];
  const lists: ListBelow[] = [];
  for (const group of groupBy(selected, ({ node }) => (node.alias ?? node.name).value).values()) {
    const [{ node }] = group;
    const field = fields[node.name.value];
    if (field === undefined) continue; // `__typename`
    const reads = readsOf(field, fieldsBelow(group, within));
    if (reads === undefined) return null;
    for (const property of reads) properties.add(property);
    const { follows: follow, ahead = false } = optionsOf(field);
    const isAhead = ahead && isSurelyPaged(group, within);
    if (follow === undefined && !isAhead) continue;
    const needs = needsOfType(getNamedType(field.type), group, within);
    if (follow !== undefined) follows.push({ ...follow, needs });
    if (isAhead) lists.push(listBelow({ field, node, needs }));
  }
  const needs = { type: type.name, properties, follows, lists };
  return { ...needs, key: keyOf(needs) };
}

/** Whether a page of a list is asked for, whatever the values of variables: what may not be is not read. */
function isSurelyPaged(lists: readonly Selected[], within: Within): boolean {
  const below = fieldsBelow(lists, within).filter(({ isConditional }) => !isConditional);
  return (
    !lists.some(({ isConditional }) => isConditional) &&
    below.some(({ node }) => ['nodes', 'edges', 'pageInfo'].includes(node.name.value))
  );
}

/** The same for equal needs, and for no others. */
function keyOf({ type, properties, follows, lists }: Omit<NeedsBelow, 'key'>): string {
  const led = follows.map(({ property, needs }) => `${property}>${needs?.key ?? 'all'}`);
  const listed = lists.map(({ key }) => key);
  return `${type}(${[...properties].sort()};${led.sort()};${listed.sort()})`;
}

interface ListOptions {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly needs: NeedsBelow | null;
}

function listBelow({ field, node, needs }: ListOptions): ListBelow {
  const { resolve } = optionsOf(field);
  const asked = (node.arguments ?? []).map(print).sort();
  const isFixed = !asked.some((argument) => argument.includes('$'));
  const fixed = once(() => getArgumentValues(field, node));
  return {
    key: `${field.name}(${asked})>${needs?.key ?? 'all'}`,
    open(scope) {
      try {
        const args = isFixed ? fixed() : getArgumentValues(field, node, scope.variables);
        const opened = resolve?.(ROW_TO_COME, args, scopeFor(scope, needs)) ?? null;
        if (!(opened instanceof Promise)) return opened;
        // It is opened again with its row, and says then what went wrong.
        opened.catch(() => {});
        return null;
      } catch {
        return null; // The field says itself what is wrong with its arguments.
      }
    },
  };
}

/** No statement has its id, which stands for that of each row. */
const ROW_TO_COME = { id: '' };

/** What a field reads of its row: what it exposes, what it says, and what those below it say. */
function readsOf(field: GraphQLField<unknown, unknown>, below: readonly Selected[]) {
  const { reads, texts = {} } = optionsOf(field);
  const exposed = (field.extensions as { readonly pothosExposedField?: string }).pothosExposedField;
  if (exposed !== undefined) return [exposed];
  const plain = below.filter(({ node }) => (node.arguments ?? []).length === 0);
  return reads?.concat(plain.flatMap(({ node }) => texts[node.name.value] ?? []));
}

interface Options {
  readonly reads?: readonly string[];
  readonly texts?: Readonly<Record<string, string>>;
  readonly follows?: Omit<Follow, 'needs'>;
  readonly ahead?: true;
  readonly resolve?: (row: object, args: object, scope: Scope) => Opened | Promise<Opened>;
}

type Opened = ReturnType<ListBelow['open']>;

function optionsOf({ extensions }: GraphQLField<unknown, unknown>): Options {
  return (extensions as { readonly pothosOptions?: Options }).pothosOptions ?? {};
}
