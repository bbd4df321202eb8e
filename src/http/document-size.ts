import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** How large a part of a document is once its fragments are put where they are spread. */
export interface DocumentSize {
  /** Levels of fields, those below `__schema` and `__type` apart. */
  readonly depth: number;
  readonly introspectionDepth: number;
  /** Fields of the outermost level. */
  readonly rootFields: number;
  /** Fields of all levels. */
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  /** Of the longest list that is written into it. */
  readonly listItems: number;
}

/**
 * Measures a parsed document, also one that does not fit the schema: each figure is that of the
 * operation in which it is largest. A fragment is measured once, however often it is spread, so the
 * work grows with the text and not with what it unfolds to.
 */
export function documentSize(document: DocumentNode): DocumentSize {
  const measureFragment = fragmentMeasurer(document);
  return document.definitions.reduce((size, definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return size;
    const variables = definition.variableDefinitions ?? [];
    const operation = [
      sizeOfSelections(definition.selectionSet, measureFragment),
      sizeOfDirectives(definition.directives),
      ...variables.map(({ directives }) => sizeOfDirectives(directives)),
      ...variables.map(({ defaultValue }) => ({
        ...NOTHING,
        listItems: maxListLength(defaultValue),
      })),
    ].reduce(sum);
    return largest(size, operation);
  }, NOTHING);
}

type MeasureFragment = (name: string) => DocumentSize;

const NOTHING: DocumentSize = {
  depth: 0,
  introspectionDepth: 0,
  rootFields: 0,
  fields: 0,
  aliases: 0,
  directives: 0,
  listItems: 0,
};

function fragmentMeasurer(document: DocumentNode): MeasureFragment {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const sizes = new Map<string, DocumentSize>();
  return function measureFragment(name) {
    const cached = sizes.get(name);
    if (cached !== undefined) return cached;
    // One that spreads itself meets this entry; validation refuses it afterwards.
    sizes.set(name, NOTHING);
    const fragment = fragments.get(name);
    if (fragment === undefined) return NOTHING;
    const size = sum(
      sizeOfSelections(fragment.selectionSet, measureFragment),
      sizeOfDirectives(fragment.directives),
    );
    sizes.set(name, size);
    return size;
  };
}

function sizeOfSelections(
  { selections }: SelectionSetNode,
  measureFragment: MeasureFragment,
): DocumentSize {
  return selections
    .map((selection) =>
      sum(sizeOfSelection(selection, measureFragment), sizeOfDirectives(selection.directives)),
    )
    .reduce(sum, NOTHING);
}

function sizeOfSelection(selection: SelectionNode, measureFragment: MeasureFragment): DocumentSize {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return measureFragment(selection.name.value);
  const below =
    selection.selectionSet === undefined
      ? NOTHING
      : sizeOfSelections(selection.selectionSet, measureFragment);
  if (selection.kind === Kind.INLINE_FRAGMENT) return below;
  const name = selection.name.value;
  const introspects = name === '__schema' || name === '__type';
  return {
    depth: introspects ? 1 : 1 + below.depth,
    introspectionDepth: introspects ? below.depth : below.introspectionDepth,
    rootFields: 1,
    fields: 1 + below.fields,
    aliases: (selection.alias === undefined ? 0 : 1) + below.aliases,
    directives: below.directives,
    listItems: Math.max(below.listItems, maxArgumentLength(selection.arguments)),
  };
}

function sizeOfDirectives(directives: readonly DirectiveNode[] = []): DocumentSize {
  return {
    ...NOTHING,
    directives: directives.length,
    listItems: Math.max(
      0,
      ...directives.map((directive) => maxArgumentLength(directive.arguments)),
    ),
  };
}

function maxArgumentLength(args: readonly ArgumentNode[] = []): number {
  return Math.max(0, ...args.map(({ value }) => maxListLength(value)));
}

function maxListLength(value: ValueNode | undefined): number {
  if (value?.kind === Kind.LIST) {
    return Math.max(value.values.length, ...value.values.map(maxListLength));
  }
  if (value?.kind === Kind.OBJECT) {
    return Math.max(0, ...value.fields.map((field) => maxListLength(field.value)));
  }
  return 0;
}

/** Of two parts that stand side by side. */
function sum(one: DocumentSize, other: DocumentSize): DocumentSize {
  return {
    ...largest(one, other),
    rootFields: one.rootFields + other.rootFields,
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
  };
}

function largest(one: DocumentSize, other: DocumentSize): DocumentSize {
  return {
    depth: Math.max(one.depth, other.depth),
    introspectionDepth: Math.max(one.introspectionDepth, other.introspectionDepth),
    rootFields: Math.max(one.rootFields, other.rootFields),
    fields: Math.max(one.fields, other.fields),
    aliases: Math.max(one.aliases, other.aliases),
    directives: Math.max(one.directives, other.directives),
    listItems: Math.max(one.listItems, other.listItems),
  };
}
