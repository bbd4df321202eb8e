import {
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { groupBy } from '../../lib/group-by.ts';
import type { SelectedList, SelectedRelation, SelectionPlan } from '../../request/scope.ts';
import type { PlannedDeclarations } from './declarations.ts';
import {
  type Document,
  fieldsBelow,
  fieldsOfNodes,
  isPageSelected,
  type SelectedField,
} from './selected-fields.ts';
import { selectedList } from './selected-list.ts';

/**
 * What is selected of the rows to which a field leads, a node or the nodes of a connection, and what to read
 * with them. Null: the whole rows, because a field is selected that does not declare what it reads.
 */
export function planOf(info: GraphQLResolveInfo): SelectionPlan | null {
  const remembered = plans.get(info.fieldNodes);
  if (remembered !== undefined) return remembered;
  const { returnType, fieldNodes, fragments, schema } = info;
  const fields = fieldNodes.map((node) => ({ node, isConditional: false }));
  const plan = planOfType(getNamedType(returnType), fields, { fragments, schema });
  plans.set(info.fieldNodes, plan);
  return plan;
}

/** Compiled operations give the same nodes each time. */
const plans = new WeakMap<readonly FieldNode[], SelectionPlan | null>();

/** @param fields those that lead to the type */
function planOfType(
  type: GraphQLNamedType,
  fields: readonly SelectedField[],
  document: Document,
): SelectionPlan | null {
  if (isAbstractType(type)) return planOfEach(type, fields, document);
  if (!isObjectType(type)) return null;
  const below = fieldsBelow(fields, document, type);
  const node = nodeOf(type);
  if (node !== null) return planOfRow(node, fieldsOfNodes(below, document, node), document);
  return isNode(type) ? planOfRow(type, below, document) : null;
}

/** The plan for rows that may be of several types. */
function planOfEach(
  type: GraphQLAbstractType,
  fields: readonly SelectedField[],
  document: Document,
): SelectionPlan {
  const types = document.schema.getPossibleTypes(type);
  const byType = new Map(types.map((each) => [each.name, planOfType(each, fields, document)]));
  const keys = [...byType].map(([name, plan]) => plan?.key ?? name);
  return {
    type: type.name,
    properties: new Set(),
    relations: [],
    prefetches: [],
    lists: [],
    byType,
    key: `${type.name}{${keys}}`,
  };
}

/** The type of a connection's nodes; null of other types, and where nodes are of several types: those are read one by one. */
function nodeOf(type: GraphQLObjectType): GraphQLObjectType | null {
  if (type.extensions.listPart !== 'connection') return null;
  const node = getNamedType(type.getFields()['nodes']?.type);
  return isObjectType(node) ? node : null;
}

function isNode(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'Node');
}

function planOfRow(
  type: GraphQLObjectType,
  selected: readonly SelectedField[],
  document: Document,
): SelectionPlan | null {
  const fields = type.getFields();
  const properties = new Set<string>();
  const relations: SelectedRelation[] = [];
  const prefetches: SelectionPlan['prefetches'][number][] = [];
  const lists: SelectedList[] = [];
  for (const group of groupBy(selected, ({ node }) => (node.alias ?? node.name).value).values()) {
    const [{ node }] = group;
    const field = fields[node.name.value];
    if (field === undefined) continue; // `__typename`
    const { declarations = {} } = field.extensions;
    const reads = propertiesRead(declarations, fieldsBelow(group, document));
    if (reads === undefined) return null;
    for (const property of reads) properties.add(property);
    const { relation, prefetch, list } = declarations;
    if (prefetch !== undefined) prefetches.push({ key: field.name, prefetch });
    const isListRead = list !== undefined && isPageSelected(group, document);
    if (relation === undefined && !isListRead) continue;
    const plan = planOfType(getNamedType(field.type), group, document);
    if (relation !== undefined) relations.push({ ...relation, plan });
    if (isListRead) lists.push(selectedList({ field, list, node, plan }));
  }
  const plan = { type: type.name, properties, relations, prefetches, lists };
  return { ...plan, key: keyOf(plan) };
}

/** The same for equal plans, and for no others. */
function keyOf({ type, properties, relations, ...plan }: Omit<SelectionPlan, 'key'>): string {
  const related = relations.map(({ property, plan }) => `${property}>${plan?.key ?? 'all'}`);
  const besides = plan.prefetches.map(({ key }) => `+${key}`);
  const listed = plan.lists.map(({ key }) => key);
  return `${type}(${[...properties].sort()};${[...related, ...besides].sort()};${listed.sort()})`;
}

/** The properties of its row that a field reads, and those that hold the texts selected below it. */
function propertiesRead(
  { reads, texts = {} }: PlannedDeclarations,
  below: readonly SelectedField[],
): readonly string[] | undefined {
  const whole = below.filter(
    ({ node }) => !(node.name.value === EXCERPT && (node.arguments ?? []).length > 0),
  );
  return reads?.concat(whole.flatMap(({ node }) => texts[node.name.value] ?? []));
}

/** The field that with a length may need more of a text than comes with its row. */
const EXCERPT = 'excerpt';
