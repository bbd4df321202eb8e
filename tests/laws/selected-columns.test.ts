import { type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { openTestApi } from '../support/api.ts';
import { createFixtureCommunity } from '../support/fixture-community.ts';

const { seed, ask } = await openTestApi();
const community = await createFixtureCommunity(seed);

/** For each type that has rows of its own a list of it, up to the selection of its nodes. */
const LISTS: Readonly<Record<string, readonly [before: string, after: string]>> = {
  User: ['users(first: 4) { nodes', '}'],
  Post: ['posts(first: 4) { nodes', '}'],
  Comment: ['comments(first: 20) { nodes', '}'],
  Sequence: ['sequences(first: 4) { nodes', '}'],
  WikiPage: ['wikiPages(first: 4) { nodes', '}'],
  WikiContribution: ['user(username: "clock0") { wikiContributions { nodes', '} }'],
  CommentRevision: [
    `node(id: "${community['Comment']}") { ... on Comment { revisions { nodes`,
    '} } }',
  ],
  PostRevision: ['post(slug: "the-clock-0") { revisions { nodes', '} }'],
};

const SEQUENCE = (await ask('{ sequences { nodes { id } } }')).sequences.nodes[0].id;

/** A field with the least below it that tells its answers apart. */
function selectionOf(type: GraphQLObjectType, name: string): string {
  const field = type.getFields()[name];
  const answer = getNamedType(field?.type);
  if (name === 'sequenceNeighbours')
    return `sequenceNeighbours(sequenceId: "${SEQUENCE}") { next { id } }`;
  if (name === 'viewerCan') return 'viewerCan(actions: [COMMENT_CREATE]) { isAllowed }';
  if (answer === undefined || isLeafType(answer)) return name;
  if (!isObjectType(answer)) return `${name} { __typename }`;
  const below = answer.getFields();
  if (below['nodes'] !== undefined) return `${name}(first: 2) { totalCount edges { cursor } }`;
  const leaf = ['id', 'html'].find((candidate) => below[candidate] !== undefined);
  return `${name} { ${leaf ?? '__typename'} }`;
}

describe.each(Object.entries(LISTS))('%s', (typename, [before, after]) => {
  const type = schema.getType(typename) as GraphQLObjectType;
  const names = Object.keys(type.getFields());
  const nodesWith = async (selections: readonly string[]) => {
    const data = await ask(`{ ${before} { ${selections.join(' ')} } ${after} }`);
    return JSON.stringify(data, null, 1);
  };

  it('has a field that says of a row, alone, what it says among all others', async () => {
    const selections = names.map((name) => selectionOf(type, name));
    const parse = (text: string) => nodesIn(JSON.parse(text));
    const together = parse(await nodesWith(selections));
    expect(together.length).toBeGreaterThan(1);
    for (const [index, name] of names.entries()) {
      const alone = parse(await nodesWith([selections[index] ?? name]));
      expect(alone.map((node) => node[name])).toEqual(together.map((node) => node[name]));
    }
  });

  it('has a field that says the same of a row that is found by its id alone', async () => {
    const selections = names.map((name) => selectionOf(type, name));
    const together = nodesIn(JSON.parse(await nodesWith(['id', ...selections])));
    const ids = together.map(({ id }) => id);
    for (const [index, name] of names.entries()) {
      const { nodes } = await ask(
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${typename} { ${selections[index]} } } }`,
        { ids },
      );
      expect((nodes as Node[]).map((node) => node[name])).toEqual(
        together.map((node) => node[name]),
      );
    }
  });

  it('reads of a row no more than its fields need', () => {
    const silent = names.filter(
      (name) => type.getFields()[name]?.extensions.declarations?.reads === undefined,
    );
    // The difference of a revision hands its row on, to be asked for anything.
    const handsOn = names.includes('diff') && typename !== 'CommentRevision';
    expect(silent).toEqual(handsOn ? ['diff'] : []);
  });
});

type Node = Readonly<Record<string, unknown>>;

function nodesIn(data: Record<string, unknown>): Node[] {
  const [value] = Object.values(data) as [Record<string, unknown>];
  return Array.isArray(value) ? value : nodesIn(value);
}

it('one name may stand for other fields of other types', async () => {
  const { users, posts, comments } = await ask(`{
    users(first: 1) { nodes { id username } }
    posts(first: 1) { nodes { id title } }
    comments(first: 1) { nodes { id authorName author { username } } }
  }`);
  const [[user], [post], [comment]] = [users, posts, comments].map((list) => nodesIn({ list })) as [
    Node[],
    Node[],
    Node[],
  ];
  const { nodes } = await ask(
    `query ($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on User { what: username }
        ...OfPost
        ... on Node { ... on Comment { what: authorName by: author { username } } }
      }
    }
    fragment OfPost on Post { what: title }`,
    { ids: [user?.['id'], post?.['id'], comment?.['id']] },
  );
  expect(nodes).toEqual([
    { what: user?.['username'] },
    { what: post?.['title'] },
    { what: comment?.['authorName'], by: comment?.['author'] },
  ]);
});
