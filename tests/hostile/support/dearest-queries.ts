import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isObjectType,
  parse,
} from 'graphql';
import { exceededLimit } from '../../../src/http/document-limits.ts';
import { documentSize } from '../../../src/http/document-size.ts';
import { operationCost } from '../../../src/http/guards/operation-cost.ts';
import type { ConnectionField } from '../../support/connection-fields.ts';
import type { RichNodes } from '../../support/fixture-community.ts';
import { leavesOf, listsOf, listsOfItsOwn, textsOf, wholeOf } from './selections.ts';
import type { WorstCommunity } from './worst-community.ts';

export interface DearQuery {
  /** For failures: `User.comments NEWEST, aliased (14)`. */
  readonly label: string;
  readonly text: string;
}

interface DearestOptions {
  readonly schema: GraphQLSchema;
  readonly costLimit: number;
  readonly nodes: WorstCommunity;
}

const MAX_PAGE = 100;
const MAX_ALIASES = 49;
const MAX_ROOT_FIELDS = 20;
const NESTED_LISTS = 3;

/**
 * For a list, the most expensive queries that the limits let pass: a page of everything that its nodes
 * have; texts, and counts, under as many names as are allowed; and pages within pages.
 */
export function dearestQueries(field: ConnectionField, options: DearestOptions): DearQuery[] {
  const { schema, nodes } = options;
  const node = schema.getType(field.node);
  if (node === undefined) throw new Error(`There is no type ${field.node}`);
  const texts = textsOf(schema, node);
  const query = (...lists: string[]) => within(field, nodes.long, lists.join(' '));
  const wide = (...lists: string[]) => within(field, nodes.wide, lists.join(' '));
  const many = (count: number, one: (index: number) => string, make = query) =>
    make(...Array.from({ length: count }, (_, index) => `a${index}: ${one(index)}`));
  const leaves = leavesOf(schema, node);
  const names = field.parent === 'Query' ? MAX_ROOT_FIELDS : MAX_ALIASES;
  const filtered = (index: number) => filterOf(schema, field, index);

  const shapes: readonly Shape[] = [
    ['whole', MAX_PAGE, (size) => query(list(field, size, wholeOf(schema, node)))],
    [
      'texts',
      names,
      (count) => many(count, (index) => list(field, MAX_PAGE, texts, filtered(index))),
    ],
    ['counts', names, (count) => many(count, (index) => list(field, 0, '', filtered(index)))],
    ['rows', names, (count) => many(count, () => list(field, MAX_PAGE, leaves), wide)],
    ['errors', names, (count) => many(count, () => list(field, MAX_PAGE, forged(schema, node)))],
    ['nested', MAX_PAGE, (size) => query(list(field, size, nested(schema, field.node, size)))],
  ];
  const below = listsOf(schema, field.node).map((inner): Shape => {
    const selection = (size: number) => `${leaves} ${listOf(inner, size, schema)}`;
    return [`rows of ${inner.name}`, MAX_PAGE, (size) => wide(list(field, size, selection(size)))];
  });
  return [...shapes, ...below].flatMap(([name, most, make]) => {
    const size = largest(most, (candidate) => isAllowed(make(candidate), options));
    return size === 0 ? [] : [{ label: `${field.label}, ${name} (${size})`, text: make(size) }];
  });
}

/** For each list of a type that holds things of the same type, lists within lists as deep as is allowed. */
export function recursiveQueries(options: DearestOptions): DearQuery[] {
  const { schema, nodes } = options;
  return Object.entries(nodes.deep).flatMap(([parent, id]) =>
    listsOfItsOwn(schema, parent).flatMap((name) =>
      [2, 3].flatMap((levels) => {
        const make = (size: number) =>
          `{ node(id: "${id}") { ... on ${parent} { ${`${name}(last: ${size}) { id depth `.repeat(levels)} ${'}'.repeat(levels)} } } }`;
        const size = largest(MAX_PAGE, (candidate) => isAllowed(make(candidate), options));
        const label = `${parent}.${name}, ${levels} levels (${size})`;
        return size === 0 ? [] : [{ label, text: make(size) }];
      }),
    ),
  );
}

type Shape = readonly [name: string, most: number, make: (size: number) => string];

function within({ parent }: ConnectionField, nodes: RichNodes, lists: string): string {
  if (parent === 'Query') return `{ ${lists} }`;
  if (parent === 'Viewer') return `{ viewer { ${lists} } }`;
  return `{ node(id: "${nodes[parent]}") { ... on ${parent} { ${lists} } } }`;
}

function list(field: ConnectionField, size: number, selection: string, filter = ''): string {
  const order = field.orderBy === null ? '' : `orderBy: ${field.orderBy}`;
  const args = [`first: ${size}`, order, field.required, filter].filter(Boolean).join(', ');
  const edges = field.name === 'search' ? 'edges { highlights { title snippet } }' : '';
  const nodes = selection === '' ? '' : `nodes { ${selection} }`;
  return `${field.name}(${args}) { totalCount ${edges} ${nodes} }`;
}

/** A filter that lets all rows pass but that no counter answers, different for each alias. */
function filterOf(schema: GraphQLSchema, { parent, name }: ConnectionField, index: number): string {
  const type = schema.getType(parent);
  const argument = isObjectType(type)
    ? type.getFields()[name]?.args.find((candidate) => candidate.name === 'filter')
    : undefined;
  const filter = argument && getNamedType(argument.type);
  if (!isInputObjectType(filter)) return '';
  const known = Object.keys(filter.getFields());
  const number = known.find((field) => field.startsWith('min'));
  if (number !== undefined) return `filter: { ${number}: ${-10 - index} }`;
  const since = known.find((field) => field.endsWith('ince'));
  return since === undefined ? '' : `filter: { ${since}: "2000-01-01T00:00:${10 + index}Z" }`;
}

/** Lists within lists, with texts in the innermost. */
function nested(
  schema: GraphQLSchema,
  typename: string,
  size: number,
  depth = NESTED_LISTS,
): string {
  const node = schema.getType(typename);
  if (node === undefined) throw new Error(`There is no type ${typename}`);
  const below = listsOf(schema, typename).find((candidate) => candidate.node !== 'Link');
  if (depth === 0 || below === undefined) return textsOf(schema, node);
  const selection = nested(schema, below.node, size, depth - 1);
  return `${below.name}(first: ${size}) { totalCount nodes { ${selection} } }`;
}

type ListBelow = ReturnType<typeof listsOf>[number];

/** A page of a node's list with all that is short. */
function listOf({ name, node }: ListBelow, size: number, schema: GraphQLSchema): string {
  const type = schema.getType(node);
  if (type === undefined) throw new Error(`There is no type ${node}`);
  return `${name}(first: ${size}) { totalCount nodes { ${leavesOf(schema, type)} } }`;
}

/** A cursor that no list made, for every list of each node: an error each. */
function forged(schema: GraphQLSchema, node: GraphQLNamedType): string {
  const lists = listsOf(schema, node.name);
  return lists
    .map(({ name }) => `${name}(first: 1, after: "x") { totalCount nodes { __typename } }`)
    .join(' ');
}

function isAllowed(text: string, { schema, costLimit }: DearestOptions): boolean {
  const document = parse(text);
  if (exceededLimit(documentSize(document)) !== null) return false;
  const costOf = operationCost({ schema, limit: costLimit });
  return !(costOf({ document, operationName: null, variables: null }) instanceof Error);
}

/** The largest size from 1 to `most` that is allowed, or 0: what is allowed grows no longer with its size. */
function largest(most: number, allows: (size: number) => boolean): number {
  let [fits, exceeds] = [0, most + 1];
  while (exceeds - fits > 1) {
    const middle = Math.floor((fits + exceeds) / 2);
    if (allows(middle)) fits = middle;
    else exceeds = middle;
  }
  return fits;
}
