import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Follow, NeedsBelow } from '../domains/scope.ts';
import { groupBy } from '../lib/group-by.ts';

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/**
 * Which properties of its rows the selections below a field need: of the node that it answers with, or
 * of the nodes of its connection. Null when a field is among them that does not say what it reads, or
 * when the field answers with rows of several types.
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

function collect({ returnType, fieldNodes, fragments }: GraphQLResolveInfo): NeedsBelow | null {
  const type = getNamedType(returnType);
  if (!isObjectType(type)) return null;
  const below = fieldNodes.flatMap((node) => fieldsOf(node.selectionSet, fragments));
  const node = nodeOf(type);
  if (node !== null) return needsOfRow(node, nodesOf(below, fragments), fragments);
  return isNode(type) ? needsOfRow(type, below, fragments) : null;
}

/** The type of a connection's nodes; null for a type that is no connection. */
function nodeOf(type: GraphQLObjectType): GraphQLObjectType | null {
  if (!type.name.endsWith('Connection')) return null;
  const node = getNamedType(type.getFields()['nodes']?.type);
  return isObjectType(node) ? node : null;
}

function isNode(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'Node');
}

/** What is selected below `nodes` and below `edges { node }`. */
function nodesOf(fields: readonly FieldNode[], fragments: Fragments): FieldNode[] {
  return fields.flatMap(({ name, selectionSet }) => {
    const below = fieldsOf(selectionSet, fragments);
    if (name.value === 'nodes') return below;
    if (name.value !== 'edges') return [];
    return below
      .filter((field) => field.name.value === 'node')
      .flatMap((field) => fieldsOf(field.selectionSet, fragments));
  });
}

/** All fields of a selection, those of fragments included, under whatever condition they stand. */
function fieldsOf(selectionSet: SelectionSetNode | undefined, fragments: Fragments): FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return fieldsOf(selection.selectionSet, fragments);
    }
    return fieldsOf(fragments[selection.name.value]?.selectionSet, fragments);
  });
}

function needsOfRow(
  type: GraphQLObjectType,
  selected: readonly FieldNode[],
  fragments: Fragments,
): NeedsBelow | null {
  const fields = type.getFields();
  const properties = new Set<string>();
  const follows: Follow[] = [];
  for (const nodes of groupBy(selected, ({ alias, name }) => (alias ?? name).value).values()) {
    const field = fields[nodes[0].name.value];
    if (field === undefined) continue; // `__typename`, or of another type
    const below = nodes.flatMap((node) => fieldsOf(node.selectionSet, fragments));
    const reads = readsOf(field, below);
    if (reads === undefined) return null;
    for (const property of reads) properties.add(property);
    const { follows: follow } = optionsOf(field);
    const target = getNamedType(field.type);
    if (follow !== undefined && isObjectType(target)) {
      follows.push({ ...follow, needs: needsOfRow(target, below, fragments) });
    }
  }
  return { type: type.name, properties, follows, key: keyOf(type, properties, follows) };
}

/** The same for equal needs, and for no others. */
function keyOf(
  type: GraphQLObjectType,
  properties: ReadonlySet<string>,
  follows: readonly Follow[],
): string {
  const led = follows.map(({ property, needs }) => `${property}>${needs?.key ?? 'all'}`);
  return `${type.name}(${[...properties].sort()};${led.sort()})`;
}

/** What a field reads of its row: what it exposes, what it says, and what those below it say. */
function readsOf(field: GraphQLField<unknown, unknown>, below: readonly FieldNode[]) {
  const { reads, texts = {} } = optionsOf(field);
  const exposed = (field.extensions as { readonly pothosExposedField?: string }).pothosExposedField;
  if (exposed !== undefined) return [exposed];
  const plain = below.filter((node) => (node.arguments ?? []).length === 0);
  return reads?.concat(plain.flatMap(({ name }) => texts[name.value] ?? []));
}

interface Options {
  readonly reads?: readonly string[];
  readonly texts?: Readonly<Record<string, string>>;
  readonly follows?: Omit<Follow, 'needs'>;
}

function optionsOf({ extensions }: GraphQLField<unknown, unknown>): Options {
  return (extensions as { readonly pothosOptions?: Options }).pothosOptions ?? {};
}
