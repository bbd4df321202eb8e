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
import type { Needs } from '../loaders/columns.ts';

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/**
 * Which properties of its rows the selections below a field need: of the node that it answers with, or
 * of the nodes of its connection. Null when a field is among them that does not say what it reads, or
 * when the field answers with rows of several types.
 */
export function needsOf(info: GraphQLResolveInfo): Needs | null {
  const known = remembered.get(info.fieldNodes);
  if (known !== undefined) return known;
  const needs = collect(info);
  remembered.set(info.fieldNodes, needs);
  return needs;
}

/** Compiled operations give the same nodes each time. */
const remembered = new WeakMap<readonly FieldNode[], Needs | null>();

function collect({ returnType, fieldNodes, fragments }: GraphQLResolveInfo): Needs | null {
  const type = getNamedType(returnType);
  if (!isObjectType(type)) return null;
  const below = fieldNodes.flatMap((node) => fieldsOf(node.selectionSet, fragments));
  const node = nodeOf(type);
  if (node === null) return isNode(type) ? needsOfNode(type, below) : null;
  return isNode(node) ? needsOfNode(node, nodesOf(below, fragments)) : null;
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

function needsOfNode(type: GraphQLObjectType, selected: readonly FieldNode[]): Needs | null {
  const fields = type.getFields();
  const properties = new Set<string>();
  for (const { name } of selected) {
    const field = fields[name.value];
    if (field === undefined) continue; // `__typename`, or of another type
    const reads = readsOf(field);
    if (reads === undefined) return null;
    for (const property of reads) properties.add(property);
  }
  return { type: type.name, properties, key: [...properties].sort().join() };
}

/** What a field reads of its row: what it exposes, or what it says. */
function readsOf({ extensions }: GraphQLField<unknown, unknown>): readonly string[] | undefined {
  const { pothosExposedField: exposed, pothosOptions: options } = extensions as {
    readonly pothosExposedField?: string;
    readonly pothosOptions?: { readonly reads?: readonly string[] };
  };
  return exposed === undefined ? options?.reads : [exposed];
}
