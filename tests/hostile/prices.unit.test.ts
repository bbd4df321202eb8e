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

describe('what takes more than a row has a price', () => {
  const comment = (fields: string) => `{ node(id: "x") { ... on Comment { id ${fields} } } }`;
  const post = (fields: string) => `{ node(id: "x") { ... on Post { id ${fields} } } }`;
  const topic = (fields: string) => `{ node(id: "x") { ... on WikiPage { id ${fields} } } }`;
  const diff = (fields: string) =>
    `{ node(id: "x") { ... on WikiContribution { diff { after { id } ${fields} } } } }`;
  const edit = (fields: string) => `{ node(id: "x") { ... on HeldWikiEdit { id ${fields} } } }`;
  const search = (fields: string) => `{ search(query: "x", first: 1) { __typename ${fields} } }`;
  const preview = (length: number) =>
    `{ preview(markdown: "${'x'.repeat(length)}", context: POST) { wordCount } }`;
  const one = 'nodes { __typename }';

  /** What costs more, what is the same without it, and by how many points they differ. */
  const EXTRAS: Readonly<Record<string, readonly [dear: string, plain: string, points: number]>> = {
    'a list of all that is filtered': [
      `{ comments(first: 1, filter: { minScore: 1 }) { ${one} } }`,
      `{ comments(first: 1) { ${one} } }`,
      1_000,
    ],
    'a list of one that is filtered': [
      post(`comments(first: 1, filter: { topLevelOnly: true }) { ${one} }`),
      post(`comments(first: 1) { ${one} }`),
      50,
    ],
    'posts of the topics below': [
      topic(`posts(first: 3, filter: { includeChildTopics: true }) { ${one} }`),
      topic(`posts(first: 3) { ${one} }`),
      50 + 1_000 + 3 * 20,
    ],
    'a count': [
      '{ users(first: 0) { __typename totalCount } }',
      '{ users(first: 0) { __typename } }',
      10,
    ],
    'what a reader has not read': [post('unreadCommentCount'), post(''), 10],
    'counts of the site': ['{ site { name counts { users } } }', '{ site { name } }', 10],
    'counts of types': [search('typeCounts { count }'), search(''), 50],
    'a search': [search(''), '{ users(first: 1) { __typename } }', 200 - 1],
    highlights: [search('edges { cursor highlights { snippet } }'), search('edges { cursor }'), 50],
    'counts of reactions': [comment('reactionCounts { count }'), comment(''), 10],
    'related posts': [post('relatedPosts(first: 1) { id }'), post(''), 100 + 1],
    headings: [comment('body { wordCount headings { text } }'), comment('body { wordCount }'), 20],
    'a form of a text': [
      comment('body { wordCount a: html b: markdown c: text d: excerpt e: excerptHtml }'),
      comment('body { wordCount }'),
      5,
    ],
    'the text of an edit that is held': [edit('newMarkdown'), edit(''), 1],
    'what an edit that is held changes': [edit('hunks { text }'), edit(''), 100],
    'a difference': [diff('hunks { text }'), diff(''), 100],
    'the length of a difference': [diff('charsAdded charsRemoved'), diff(''), 200],
    'a difference as HTML': [diff('html'), diff(''), 200],
    'a preview': [preview(1), '{ site { name } }', 10 - 1],
    'a longer preview': [preview(3_500), preview(1), 3 * 50],
    ancestors: [comment('ancestors(last: 30) { id }'), comment(''), 30],
  };

  it.each(Object.entries(EXTRAS))('%s', (_name, [dear, plain, points]) => {
    expect(priceOf(dear) - priceOf(plain)).toBe(points);
  });
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
