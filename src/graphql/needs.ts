import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
  print,
  type SelectionSetNode,
} from 'graphql';
import {
  type Follow,
  type ListBelow,
  type NeedsBelow,
  type Scope,
  scopeFor,
} from '../domains/scope.ts';
import { groupBy } from '../lib/group-by.ts';
import { once } from '../lib/once.ts';

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** A field that is asked for, maybe under a condition. */
interface Selected {
  readonly node: FieldNode;
  readonly isConditional: boolean;
}

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
  const selected = fieldNodes.map((node) => ({ node, isConditional: false }));
  return needsOfType(getNamedType(returnType), selected, fragments);
}

/** What fields of a type need of the rows that they answer with: a node, or the nodes of a connection. */
function needsOfType(
  type: GraphQLNamedType | undefined,
  selected: readonly Selected[],
  fragments: Fragments,
): NeedsBelow | null {
  if (!isObjectType(type)) return null;
  const below = fieldsBelow(selected, fragments);
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
function nodesOf(fields: readonly Selected[], fragments: Fragments): Selected[] {
  const named = (name: string, among: readonly Selected[]) =>
    fieldsBelow(
      among.filter(({ node }) => node.name.value === name),
      fragments,
    );
  return [...named('nodes', fields), ...named('node', named('edges', fields))];
}

/** All fields below others, those of fragments included, under whatever condition they stand. */
function fieldsBelow(fields: readonly Selected[], fragments: Fragments): Selected[] {
  return fields.flatMap(({ node, isConditional }) =>
    fieldsOf(node.selectionSet, fragments, isConditional),
  );
}

function fieldsOf(
  selectionSet: SelectionSetNode | undefined,
  fragments: Fragments,
  underCondition: boolean,
): Selected[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    const isConditional = underCondition || (selection.directives ?? []).length > 0;
    if (selection.kind === Kind.FIELD) return { node: selection, isConditional };
    const below =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    return fieldsOf(below?.selectionSet, fragments, isConditional);
  });
}

function needsOfRow(
  type: GraphQLObjectType,
  selected: readonly Selected[],
  fragments: Fragments,
): NeedsBelow | null {
  const fields = type.getFields();
  const properties = new Set<string>();
  const follows: Follow[] = [];
  const lists: ListBelow[] = [];
  for (const group of groupBy(selected, ({ node }) => (node.alias ?? node.name).value).values()) {
    const [{ node }] = group;
    const field = fields[node.name.value];
    if (field === undefined) continue; // `__typename`, or of another type
    const reads = readsOf(field, fieldsBelow(group, fragments));
    if (reads === undefined) return null;
    for (const property of reads) properties.add(property);
    const { follows: follow, ahead = false } = optionsOf(field);
    const isAhead = ahead && isSurelyPaged(group, fragments);
    if (follow === undefined && !isAhead) continue;
    const needs = needsOfType(getNamedType(field.type), group, fragments);
    if (follow !== undefined) follows.push({ ...follow, needs });
    if (isAhead) lists.push(listBelow({ field, node, needs }));
  }
  const needs = { type: type.name, properties, follows, lists };
  return { ...needs, key: keyOf(needs) };
}

/** Whether a page of a list is asked for, whatever the values of variables: what may not be is not read. */
function isSurelyPaged(lists: readonly Selected[], fragments: Fragments): boolean {
  const below = fieldsBelow(lists, fragments).filter(({ isConditional }) => !isConditional);
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
