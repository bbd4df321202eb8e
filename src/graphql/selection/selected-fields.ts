import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type SelectionSetNode,
} from 'graphql';

/** What a selection is understood by: the fragments of its document, and the types of the schema. */
export type Document = Pick<GraphQLResolveInfo, 'fragments' | 'schema'>;

/** A field that is selected, maybe under a condition. */
export interface SelectedField {
  readonly node: FieldNode;
  readonly isConditional: boolean;
}

/**
 * All fields below others, under whatever condition they stand; those of fragments included, but for
 * fragments on other types than this one.
 */
export function fieldsBelow(
  fields: readonly SelectedField[],
  document: Document,
  type?: GraphQLObjectType,
): SelectedField[] {
  return fields.flatMap(({ node, isConditional }) =>
    fieldsOf(node.selectionSet, isConditional, { ...document, type }),
  );
}

function fieldsOf(
  selectionSet: SelectionSetNode | undefined,
  underCondition: boolean,
  document: Document & { readonly type: GraphQLObjectType | undefined },
): SelectedField[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    const isConditional = underCondition || (selection.directives ?? []).length > 0;
    if (selection.kind === Kind.FIELD) return { node: selection, isConditional };
    const { type, schema, fragments } = document;
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    if (fragment === undefined || (type && !isOn(type, fragment, schema))) return [];
    return fieldsOf(fragment.selectionSet, isConditional, document);
  });
}

/** Whether a fragment applies to a type; without a condition it applies to the type that it stands in. */
function isOn(
  type: GraphQLObjectType,
  { typeCondition }: { readonly typeCondition?: NamedTypeNode | undefined },
  schema: GraphQLSchema,
): boolean {
  const on = typeCondition && schema.getType(typeCondition.name.value);
  return on === undefined || on === type || (isAbstractType(on) && schema.isSubType(on, type));
}

/** What is selected of the nodes of a connection: below `nodes` and below `edges { node }`. */
export function fieldsOfNodes(
  fields: readonly SelectedField[],
  document: Document,
  type: GraphQLObjectType,
): readonly SelectedField[] {
  const edges = fieldsBelow(named('edges', fields), document);
  return fieldsBelow([...named('nodes', fields), ...named('node', edges)], document, type);
}

function named(name: string, fields: readonly SelectedField[]): SelectedField[] {
  return fields.filter(({ node }) => node.name.value === name);
}

/** Whether a page of a connection is selected whatever the values of variables. */
export function isPageSelected(lists: readonly SelectedField[], document: Document): boolean {
  const below = fieldsBelow(lists, document).filter(({ isConditional }) => !isConditional);
  return (
    !lists.some(({ isConditional }) => isConditional) &&
    below.some(({ node }) => PARTS_OF_A_PAGE.includes(node.name.value))
  );
}

const PARTS_OF_A_PAGE = ['nodes', 'edges', 'pageInfo'];
