import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/** A preview needs a token, and shows only what the viewer sends. */
const LEADS_NOWHERE = new Set(['Query.preview']);

/** What fields of one name are given, whatever their type. */
const GIVEN = new Map([['viewerCan', 'actions: [COMMENT_EDIT]']]);

/**
 * Writes selections of everything that a type leads to. A way ends at the first node on it, of which
 * the id is asked for: what that leads to in turn is asked of each node apart.
 *
 * @param given what fields must be given, by `Type.field`; one that needs more than that is an error,
 *   so that a new one cannot go unwalked
 * @param options `leaves`: also asks for every value on the way
 */
export function leadsIn(
  schema: GraphQLSchema,
  given: Readonly<Record<string, string>>,
  { leaves = false }: { readonly leaves?: boolean } = {},
) {
  return { waysFrom, leadsOf, nodeTypes };

  function nodeTypes(): GraphQLObjectType[] {
    return Object.values(schema.getTypeMap()).filter(isObjectType).filter(isNode);
  }

  /** A selection for each field that leads somewhere. */
  function waysFrom(type: GraphQLObjectType, within: readonly GraphQLObjectType[] = []): string[] {
    return Object.values(type.getFields()).flatMap((field) => {
      const to = getNamedType(field.type);
      if (LEADS_NOWHERE.has(`${type.name}.${field.name}`)) return [];
      if (isLeafType(to)) return leaves ? [called(type, field)] : [];
      const selection = selectionOf(to, [...within, type]);
      return selection === null ? [] : [`${called(type, field)} { ${selection} }`];
    });
  }

  /** All of them together, and how many there are where the type says so. */
  function leadsOf(type: GraphQLObjectType, within?: readonly GraphQLObjectType[]): string {
    const count = 'totalCount' in type.getFields() ? ['totalCount'] : [];
    return ['__typename', ...count, ...waysFrom(type, within)].join('\n');
  }

  /** Null for what leads nowhere, or back to where the way came from. */
  function selectionOf(to: GraphQLNamedType, within: readonly GraphQLObjectType[]): string | null {
    if (isInterfaceType(to)) return '__typename ... on Node { id }';
    if (isUnionType(to)) {
      const members = to.getTypes().map((member) => {
        return `... on ${member.name} { ${selectionOf(member, within) ?? '__typename'} }`;
      });
      return ['__typename', ...members].join('\n');
    }
    if (!isObjectType(to) || within.includes(to)) return null;
    return isNode(to) ? '__typename id' : leadsOf(to, within);
  }

  /** Under a name of its own: fields of one name may differ between the types of a union. */
  function called(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string {
    const key = `${type.name}.${field.name}`;
    const isList = field.args.some(({ name }) => name === 'first');
    const args = [given[key] ?? GIVEN.get(field.name), isList ? 'first: 100' : undefined]
      .filter(Boolean)
      .join(', ');
    const missing = field.args.filter(isRequiredArgument).find(({ name }) => {
      return !args.includes(`${name}:`);
    });
    if (missing !== undefined) throw new Error(`Say what ${key} is to be given as ${missing.name}`);
    return `${type.name}_${field.name}: ${field.name}${args && `(${args})`}`;
  }
}

/** Nodes that everybody has one of, and that policies say nothing of: ways go on through them. */
const SINGLE_NODES = new Set(['Site', 'Viewer']);

function isNode(type: GraphQLObjectType): boolean {
  return !SINGLE_NODES.has(type.name) && type.getInterfaces().some(({ name }) => name === 'Node');
}

/** The ids of all nodes in an answer. */
export function idsIn(value: unknown): string[] {
  return objectsIn(value).flatMap((found) => {
    return typeof found['id'] === 'string' ? [found['id']] : [];
  });
}

/** The lists in an answer that say how many there are. */
export function countedIn(value: unknown): { readonly count: number; readonly listed: number }[] {
  return objectsIn(value).flatMap((found) => {
    const nodes = Object.entries(found).find(([name]) => name.endsWith('_nodes'))?.[1];
    const count = found['totalCount'];
    return typeof count === 'number' && Array.isArray(nodes)
      ? [{ count, listed: nodes.length }]
      : [];
  });
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? within : [value as Record<string, unknown>, ...within];
}
