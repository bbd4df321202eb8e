import { type GraphQLObjectType, getNamedType, isObjectType, isRequiredArgument } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { Post } from '../../src/db/generated/client.ts';
import { schema } from '../../src/graphql/schema.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const { seed, database } = api;

const author = await member(api, 'author');
const viewers = {
  anonymous: api,
  stranger: await member(api, 'stranger'),
  author,
  coauthor: await member(api, 'coauthor'),
  moderator: await member(api, 'moderator', { role: 'MODERATOR' }),
} as const;
type Who = keyof typeof viewers;

const ALL: readonly Who[] = ['anonymous', 'stranger', 'author', 'coauthor', 'moderator'];
const AUTHORS: readonly Who[] = ['author', 'coauthor', 'moderator'];
const AUTHOR: readonly Who[] = ['author', 'moderator'];
const MODERATOR: readonly Who[] = ['moderator'];
const gone = { deletedAt: new Date() };
const hidden = { hiddenAt: new Date(), hiddenWhy: 'HELD' } as const;

/** Every node of a community in all states, with those who may look it up. */
const nodes = new Map<string, { readonly by: readonly Who[]; readonly isPublic: boolean }>();
await fillCommunity();

/** What everybody may see is what lists show, whoever asks. */
function note(kind: string, id: string, by: readonly Who[]): void {
  nodes.set(encodeGlobalId(kind, id), { by, isPublic: by.includes('anonymous') });
}

async function fillCommunity(): Promise<void> {
  for (const { user } of [author, viewers.stranger, viewers.coauthor, viewers.moderator]) {
    note('User', user.id, ALL);
  }
  const shown = await post({}, ALL);
  await post({ publishedAt: null }, AUTHORS);
  await post(hidden, AUTHORS);
  await post(gone, AUTHOR);
  for (const [more, by] of [[{}, ALL] as const, [gone, MODERATOR] as const]) {
    const page = await seed.wikiPage({ author: author.user, more });
    note('WikiPage', page.id, by);
    note('WikiContribution', page.currentRevisionId ?? '', by);
    await commentOn(page, by);
    await seed.topic(shown, page);
    await seed.link({ from: page, to: shown });
  }
  for (const [more, by] of [[{}, ALL] as const, [gone, AUTHOR] as const]) {
    const posts = await database.prisma.post.findMany();
    note('Sequence', (await seed.sequence({ author: author.user, posts, more })).id, by);
  }
}

async function post(more: Partial<Post>, by: readonly Who[]): Promise<Post> {
  const row = await seed.post({ author: author.user, more });
  note('Post', row.id, by);
  note('PostRevision', row.currentRevisionId ?? '', by);
  await seed.coauthor(row, viewers.coauthor.user);
  await commentOn(row, by);
  return row;
}

/** A living comment, a deleted and a hidden one, and a tombstone with an answer. */
async function commentOn(on: Parameters<typeof seed.comment>[0]['on'], by: readonly Who[]) {
  const own = by.filter((who) => AUTHOR.includes(who));
  const written = { on, author: author.user };
  note('Comment', (await seed.comment(written)).id, by);
  note('Comment', (await seed.comment({ ...written, more: gone })).id, own);
  note('Comment', (await seed.comment({ ...written, more: hidden })).id, own);
  const tombstone = await seed.comment({ ...written, more: hidden });
  note('Comment', tombstone.id, by);
  note('Comment', (await seed.comment({ ...written, parent: tombstone })).id, by);
}

describe.each(ALL)('%s', (who) => {
  const visible = () => [...nodes].filter(([, { by }]) => by.includes(who)).map(([id]) => id);

  test('looks up exactly what the policy says', async () => {
    const ids = [...nodes.keys()];
    const data = await viewers[who].ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids,
    });
    const found = data.nodes.flatMap((node: { id: string } | null) => node?.id ?? []);
    expect(found.sort()).toEqual(visible().sort());
  });

  test('is led by every field of every node to what the policy says, and no further', async () => {
    const ids = visible();
    const fragments = nodeTypes().map((type) => `... on ${type.name} { ${leadsOf(type)} }`);
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ${fragments.join('\n')} } }`;
    const reached: string[] = [];
    for (const id of ids) {
      const { data, errors } = await viewers[who].answer(query, { ids: [id] });
      expect(errors).toEqual([]);
      reached.push(...(JSON.stringify(data).match(/(?<="id":")[^"]+/g) ?? []));
    }
    const known = new Set(ids);
    expect(reached.filter((id) => nodes.has(id) && !known.has(id))).toEqual([]);
    expect(reached.length).toBeGreaterThan(ids.length);
  });

  test('reads no more of a tombstone than that it is there', async () => {
    const { comments } = await viewers[who].ask(
      `{ comments(first: 100) { nodes { id isHidden } } }`,
    );
    const listed = comments.nodes.map(({ id }: { id: string }) => id);
    expect(listed.every((id: string) => nodes.get(id)?.isPublic)).toBe(true);
    const row = await database.prisma.comment.findFirstOrThrow({
      where: {
        ...{ hiddenAt: { not: null } },
        descendantCount: { gt: 0 },
        post: { hiddenAt: null, deletedAt: null, publishedAt: { not: null } },
      },
    });
    const id = encodeGlobalId('Comment', row.id);
    const { node } = await viewers[who].ask(
      `{ node(id: "${id}") { ... on Comment { isDeleted author { username } body { text } } } }`,
    );
    const mayRead = AUTHOR.includes(who);
    expect(node.isDeleted).toBe(!mayRead);
    expect(node.author?.username ?? null).toBe(mayRead ? 'author' : null);
    expect(node.body.text !== '').toBe(mayRead);
  });
});

function nodeTypes(): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType =>
    isNode(type),
  );
}

function isNode(type: unknown): type is GraphQLObjectType {
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
}

/** How the entries of a list that are no nodes tell what they point at. */
const ID_OF: Readonly<Record<string, string>> = {
  Link: 'source { ... on Node { id } }',
  SequenceEntry: 'post { id }',
  WikiContributor: 'user { id }',
};

/** A selection of every field of a type that leads to nodes, each under a name of its own. */
function leadsOf(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const to = getNamedType(field.type);
    if (field.args.some(isRequiredArgument)) return [];
    const alias = `${type.name}_${field.name}: ${field.name}`;
    if (isNode(to)) return [`${alias} { id }`];
    if (!isObjectType(to) || !to.name.endsWith('Connection')) return [];
    const node = getNamedType(to.getFields()['nodes']?.type)?.name ?? '';
    return [`${alias}(first: 20) { nodes { ${ID_OF[node] ?? '... on Node { id }'} } }`];
  });
  return ['id', ...fields].join('\n');
}
