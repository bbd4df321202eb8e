import { readFileSync } from 'node:fs';
import {
  GraphQLBoolean,
  GraphQLError,
  GraphQLInt,
  type GraphQLType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredInputField,
  Kind,
  parse,
  print,
  typeFromAST,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { CHANGES_FEED } from '../../src/http/feeds/changes-feed.ts';
import { COMMENTS_FEED } from '../../src/http/feeds/comments-feed.ts';
import { PERSON_FEED } from '../../src/http/feeds/person-feed.ts';
import { SITE_FEED } from '../../src/http/feeds/site-feed.ts';
import { TOPIC_FEED } from '../../src/http/feeds/topic-feed.ts';
import { operationCost } from '../../src/http/guards/operation-cost.ts';
import { PROFILE_QUERY, profileVariables } from '../../src/http/profile-query.ts';

const LIMIT = 50_000;
const costOf = operationCost({ schema, limit: LIMIT });

function priceOf(query: string, variables: Record<string, unknown> = {}): number {
  const cost = costOf({ document: parse(query), operationName: undefined, variables });
  return cost instanceof GraphQLError ? Number.POSITIVE_INFINITY : cost.total;
}

describe('every list has a price of its own', () => {
  const lists = Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => isListType(getNullableType(field.type)))
    .filter(({ field }) => !isLeafType(getNamedType(field.type)));

  it.each(lists.map(({ type, field }) => [`${type.name}.${field.name}`, field] as const))(
    '%s',
    (_name, { extensions }) => {
      expect(extensions['pothosOptions']).toMatchObject({ complexity: expect.anything() });
    },
  );
});

it('the example of docs/api.md costs what is said there', () => {
  const file = new URL('../../docs/api.md', import.meta.url);
  const [, query = '', points] =
    /`(users\(.*)`\s+costs .* = (\d+)/.exec(readFileSync(file, 'utf8')) ?? [];
  expect(priceOf(`{ ${query} }`)).toBe(Number(points));
});

describe('what multiplies work is refused', () => {
  const DEAR: Readonly<Record<string, string>> = {
    'ancestors of ancestors of ancestors':
      '{ node(id: "x") { ... on Comment { ancestors { ancestors { ancestors { id } } } } } }',
    'filtered counts': `{ ${times(60, (n) => `c${n}: comments(first: 0, filter: { minScore: -10 }) { totalCount }`)} }`,
    'highlights of many searches': `{ ${times(20, (n) => `s${n}: search(query: "${n}", first: 100) { edges { highlights { snippet } } }`)} }`,
    'diffs in every form': `{ node(id: "x") { ... on WikiPage { ${times(2, (n) => `c${n}: contributions(first: 100) { nodes { diff { charsAdded html } } }`)} } } }`,
  };

  it.each(Object.entries(DEAR))('%s', (_name, query) => {
    expect(priceOf(query)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('what the server and its pages ask costs a small part of what is allowed', () => {
  const file = new URL('../../web/src/__generated__/operations.json', import.meta.url);
  const operations = Object.values(
    JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>,
  );

  it.each(operations.map((text) => [/\w+ (\w+)/.exec(text)?.[1] ?? text, text] as const))(
    '%s',
    (_name, text) => {
      expect(priceOf(text, someVariables(text))).toBeLessThan(LIMIT / 3);
    },
  );

  it.each(
    [PERSON_FEED, COMMENTS_FEED, CHANGES_FEED, TOPIC_FEED, SITE_FEED].map(({ query }) => [
      print(query),
    ]),
  )('%s', (query) => {
    expect(priceOf(query, { name: 'x' })).toBeLessThan(LIMIT / 5);
  });

  it('the profile', () => {
    expect(priceOf(PROFILE_QUERY, profileVariables('ada'))).toBeLessThan(LIMIT / 50);
  });

  it('a thread of a hundred comments and two levels of answers', () => {
    const said = 'id body { html } author { displayName } score createdAt';
    const query = `{ post(slug: "x") { comments(first: 100, filter: { topLevelOnly: true }) {
      nodes { ${said} replies(first: 5) { nodes { ${said} replies(first: 3) { nodes { ${said} } } } } }
    } } }`;
    expect(priceOf(query)).toBeLessThan(LIMIT / 4);
  });
});

function times(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join(' ');
}

/** Values for the variables that must have one. */
function someVariables(text: string): Record<string, unknown> {
  const operation = parse(text).definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return Object.fromEntries(
    (operation?.variableDefinitions ?? [])
      .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue)
      .map(({ variable, type }) => [variable.name.value, someValue(typeFromAST(schema, type))]),
  );
}

/** Any value that a type takes. */
function someValue(type: GraphQLType | undefined): unknown {
  if (isNonNullType(type)) return someValue(type.ofType);
  if (isListType(type)) return [someValue(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(required.map((field) => [field.name, someValue(field.type)]));
  }
  if (type === GraphQLInt) return 20;
  if (type === schema.getType('DateTime')) return '2099-01-01T00:00:00Z';
  return type === GraphQLBoolean ? true : 'x';
}
