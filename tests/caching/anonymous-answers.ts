import { createHash } from 'node:crypto';
import {
  type GraphQLField,
  getNamedType,
  isEnumType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import type { App } from '../../src/app.ts';
import { schema } from '../../src/composition/schema.ts';
import { type ConnectionField, connectionFields } from '../support/connection-fields.ts';

/** What an anonymous client gets at an address. */
export interface AnonymousAnswer {
  readonly text: string;
  /** Null where caches that are purged may not store it. */
  readonly keys: readonly string[] | null;
}

/** Addresses by a name that says what is there. */
export type Addresses = ReadonlyMap<string, string>;

const SITE = 'http://commonplace';

export async function anonymousAnswer(app: App, address: string): Promise<AnonymousAnswer> {
  const response = await app.fetch(SITE + address, { redirect: 'manual' });
  const text = await response.text();
  const keys = response.headers.get('surrogate-key')?.split(' ') ?? null;
  return { text: `${response.status} ${lastingText(text)}`, keys };
}

/** What of an answer only a purge changes. */
export function lastingText(text: string): string {
  return withoutRelatedPosts(withoutClock(text));
}

/** Pages say when they were rendered. */
function withoutClock(text: string): string {
  return text
    .replaceAll(/"renderedAt":\d+/g, '')
    .replaceAll(/\b\d+ (?:second|minute)s? ago\b/g, '');
}

/** A post that becomes related to others does not purge them; tests/caching/related-posts.test.ts is about it. */
function withoutRelatedPosts(text: string): string {
  return text
    .replaceAll(/"relatedPosts":\[[^\]]*\]/g, '')
    .replaceAll(/<section [^>]*"related-heading".*?<\/section>/gs, '');
}

/** A known operation as anybody may ask for it by GET. */
export function addressOf(query: string): string {
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash } });
  return `/graphql?${new URLSearchParams({ query, extensions })}`;
}

/**
 * The lists that begin at the root, and for each node its own fields and its lists. The first node of a type is asked
 * for its lists in each of their orders.
 */
export function knownQueries(nodes: Iterable<readonly [type: string, id: string]>): Addresses {
  const addresses = new Map<string, string>();
  const seen = new Set<string>();
  const lists = connectionFields(schema);
  const note = (name: string, query: string) => addresses.set(name, addressOf(query));
  for (const list of lists) if (list.parent === 'Query') note(list.label, `{ ${selected(list)} }`);
  for (const [type, id] of nodes) {
    const at = (selection: string) => `{ node(id: "${id}") { ... on ${type} { ${selection} } } }`;
    note(`${type} ${id}`, at(fieldsOf(type)));
    const names = new Set<string>();
    for (const list of lists) {
      if (list.parent !== type || (seen.has(type) && names.has(list.name))) continue;
      names.add(list.name);
      note(`${list.label} of ${id}`, at(selected(list)));
    }
    seen.add(type);
  }
  return addresses;
}

function selected({ name, orderBy, node, required }: ConnectionField): string {
  const args = [orderBy && `orderBy: ${orderBy}`, required].filter(Boolean).join(', ');
  return `list: ${name}${args && `(${args})`} { totalCount nodes { __typename ${fieldsOf(node)} } }`;
}

/** All leaves of a type that need no argument, and those of the objects that it leads to. */
function fieldsOf(typeName: string): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return '';
  return Object.values(type.getFields()).flatMap(selectionOf).join(' ');
}

function selectionOf({ name, type, args }: GraphQLField<unknown, unknown>): string[] {
  if (name.startsWith('viewer')) return [];
  if (args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) return [];
  const named = getNamedType(type);
  if (isScalarType(named) || isEnumType(named)) return [name];
  if (!isObjectType(named)) return [];
  const fields = named.getFields();
  if ('edges' in fields) return [];
  const leaves = Object.values(fields).filter(
    (field) =>
      isScalarType(getNamedType(field.type)) &&
      field.args.length === 0 &&
      !field.name.startsWith('viewer'),
  );
  return leaves.length === 0 ? [] : [`${name} { ${leaves.map((field) => field.name).join(' ')} }`];
}
