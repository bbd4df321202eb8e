import { describe, expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type ConnectionField, connectionFields } from '../support/connection-fields.ts';
import { createFixtureCommunity } from '../support/fixture-community.ts';

const api = await openTestApi();
const { seed, ask, database } = api;

const nodes = await createFixtureCommunity(seed);
const hidden = await hideThings();

/**
 * A draft, a deleted post, a deleted page and a deleted sequence, with everything that hangs on them,
 * all tied to what the community shows; and a deleted comment that nobody answered.
 */
async function hideThings(): Promise<string[]> {
  const [ada, bob] = await Promise.all(
    ['clock0', 'clock1'].map((username) =>
      database.prisma.user.findUniqueOrThrow({ where: { username } }),
    ),
  );
  const shownPost = await database.prisma.post.findUniqueOrThrow({
    where: { slug: 'the-clock-0' },
  });
  const shownPage = await database.prisma.wikiPage.findFirstOrThrow({ where: { slug: 'clock-0' } });
  const shownComment = await database.prisma.comment.findFirstOrThrow({
    where: { text: 'A clock.' },
  });
  const shownSequence = await database.prisma.sequence.findUniqueOrThrow({
    where: { slug: 'sequence' },
  });
  if (ada === undefined || bob === undefined) throw new Error('The community has no people');

  const deletedAt = new Date();
  const posts = [
    await seed.post({ title: 'Clock draft', author: ada, more: { publishedAt: null } }),
    await seed.post({ title: 'Clock deleted', author: ada, more: { deletedAt } }),
    await seed.post({ title: 'Clock draft of two', author: bob, more: { publishedAt: null } }),
  ];
  const page = await seed.wikiPage({ title: 'Deleted clock', author: ada, more: { deletedAt } });
  const sequence = await seed.sequence({ author: ada, posts: [shownPost], more: { deletedAt } });
  const comments = [
    await seed.comment({
      on: shownPost,
      parent: shownComment,
      author: ada,
      text: 'clock',
      more: { deletedAt },
    }),
    await seed.comment({ on: page, author: ada, text: 'clock' }),
  ];
  for (const [index, post] of posts.entries()) {
    comments.push(await seed.comment({ on: post, author: ada, text: 'clock' }));
    await seed.coauthor(post, index === 2 ? ada : bob);
    await seed.topic(post, shownPage);
    await seed.link({ from: post, to: shownPost });
    await seed.link({ from: post, to: shownPage });
    await seed.link({ from: post, to: shownComment });
    await database.prisma.sequenceEntry.create({
      data: { sequenceId: shownSequence.id, postId: post.id, position: 100 + index },
    });
  }
  for (const from of [page, ...comments]) await seed.link({ from, to: shownPost });
  await seed.topic(shownPost, page);
  await seed.parent(page, shownPage);
  await seed.parent(shownPage, page);
  const revisions = await database.prisma.revision.findMany({
    where: { OR: [{ wikiPageId: page.id }, { postId: { in: posts.map(({ id }) => id) } }] },
  });
  const formerTexts = [];
  for (const comment of comments) formerTexts.push(await seed.formerText(comment, 1));
  const ids = (type: string, rows: readonly { id: string }[]) =>
    rows.map(({ id }) => encodeGlobalId(type, id));
  return [
    ...ids('Post', posts),
    ...ids('WikiPage', [page]),
    ...ids('Sequence', [sequence]),
    ...ids('Comment', comments),
    ...ids('CommentRevision', formerTexts),
    ...ids('PostRevision', revisions),
    ...ids('WikiContribution', revisions),
  ];
}

it('what is hidden is not to be had by its id', async () => {
  const data = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: hidden });
  expect(hidden.length).toBeGreaterThan(12);
  expect(data.nodes).toEqual(hidden.map(() => null));
});

it('what is hidden is not to be had by its name', async () => {
  const data = await ask(`{
    draft: post(slug: "clock-draft") { id } deleted: post(slug: "clock-deleted") { id }
    page: wikiPage(slug: "deleted-clock") { id } }`);
  expect(data).toEqual({ draft: null, deleted: null, page: null });
});

describe.each(connectionFields(schema))('$label', (field) => {
  it('shows nothing hidden, and counts what it shows', async () => {
    const { list, reached } = await reachedThrough(field);
    expect(list.totalCount).toBe(list.nodes.length);
    expect(reached.filter((id) => hidden.includes(id))).toEqual([]);
  });
});

/** How the entries of a list tell what they are, or what they point at. */
const ID_OF: Readonly<Record<string, string>> = {
  Link: 'source { ... on Node { id } }',
  SequenceEntry: 'post { id }',
  WikiContributor: 'user { id }',
};

/** Every id that one list leads to. */
async function reachedThrough({ parent, name, orderBy, node, required }: ConnectionField) {
  const order = orderBy === null ? '' : `orderBy: ${orderBy}`;
  const args = ['first: 100', order, required].filter(Boolean).join(', ');
  const list = `list: ${name}(${args}) { totalCount nodes { ${ID_OF[node] ?? '... on Node { id }'} } }`;
  const data =
    parent === 'Query'
      ? await ask(`{ ${list} }`)
      : (await ask(`{ parent: node(id: "${nodes[parent]}") { ... on ${parent} { ${list} } } }`))
          .parent;
  return { list: data.list, reached: JSON.stringify(data).match(/(?<="id":")[^"]+/g) ?? [] };
}
