import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, settle, wrongs } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const page = await seed.wikiPage({ author: bob.user, title: 'Knots' });
await settle(database);

const FIELDS = `id slug title kind linkUrl publishedAt editedAt isDeleted lastActivityAt body { html markdown }
  revisions(orderBy: NEWEST) { nodes { version title summary isMinor charsAdded charsRemoved author { username } } }`;

async function change(who: Member, name: string, input: Record<string, unknown>, more = '') {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await who.answer(
    `mutation ($input: ${type}!) { ${name}(input: $input) { post { ${FIELDS} } ${more} } }`,
    { input },
  );
  return { ...data?.[name], error: errors[0]?.extensions, message: errors[0]?.message };
}

async function draft(input: Record<string, unknown> = {}, who = ada) {
  return (await change(who, 'createPost', { title: 'On knots', markdown: 'Text', ...input })).post;
}

const draftsOf = async (who: Member) =>
  (await who.ask('{ viewer { drafts { totalCount nodes { id } } } }')).viewer.drafts;

const seesPost = async (who: Pick<Member, 'ask'>, id: string) =>
  (await who.ask(`{ node(id: "${id}") { id } }`)).node !== null;

it('a post begins as a draft that its author alone sees', async () => {
  const { post, draftEdge } = await change(
    ada,
    'createPost',
    { title: ' On\nbends ', markdown: '**Bold**' },
    'draftEdge { cursor node { id } }',
  );
  expect(post).toMatchObject({
    slug: 'on-bends',
    title: 'On bends',
    kind: 'ARTICLE',
    publishedAt: null,
    editedAt: null,
    body: { html: expect.stringContaining('<strong>Bold</strong>') },
    revisions: { nodes: [{ version: 1, charsAdded: 8, charsRemoved: 0 }] },
  });
  expect(draftEdge.node.id).toBe(post.id);
  const after = await ada.ask(
    `{ viewer { drafts(after: "${draftEdge.cursor}") { totalCount nodes { id } } } }`,
  );
  expect(after.viewer.drafts).toEqual({ totalCount: 1, nodes: [] });
  expect(await draftsOf(bob)).toEqual({ totalCount: 0, nodes: [] });
  expect((await api.ask('{ viewer { drafts { totalCount } } }')).viewer.drafts).toBeNull();
  expect(await seesPost(bob, post.id)).toBe(false);
  expect(await seesPost(ada, post.id)).toBe(true);
  expect(await wrongs(database)).toEqual([]);
});

it('a draft is published, taken back, and published again, and everything counts it so', async () => {
  const { id, slug } = await draft({ title: 'Counted' });
  const row = await database.prisma.post.findUniqueOrThrow({ where: { slug } });
  await seed.topic(row, page);
  await settle(database);
  const counts = async () => {
    const ask =
      '{ user(username: "ada") { posts { totalCount } } wikiPage(slug: "knots") { postCount } }';
    const { user, wikiPage } = await api.ask(ask);
    return [user.posts.totalCount, wikiPage.postCount];
  };
  const steps = [];
  for (const name of ['publishPost', 'unpublishPost', 'publishPost', 'deletePost', 'restorePost']) {
    const { error } = await change(ada, name, { postId: id });
    steps.push({ name, error, counts: await counts(), seen: await seesPost(bob, id) });
    expect(await wrongs(database)).toEqual([]);
  }
  const shown = { error: undefined, counts: [1, 1], seen: true };
  const gone = { error: undefined, counts: [0, 0], seen: false };
  expect(steps).toEqual([
    { name: 'publishPost', ...shown },
    { name: 'unpublishPost', ...gone },
    { name: 'publishPost', ...shown },
    { name: 'deletePost', ...gone },
    { name: 'restorePost', ...shown },
  ]);
  expect(
    await database.prisma.event.count({ where: { kind: 'POST_PUBLISHED', nodeId: row.id } }),
  ).toBe(2);
});

it('who publishes gets the edge of the list of all posts', async () => {
  const { id } = await draft({ title: 'Edge' });
  const { postEdge } = await change(
    ada,
    'publishPost',
    { postId: id },
    'postEdge { cursor node { id } }',
  );
  expect(postEdge.node.id).toBe(id);
  const { posts } = await api.ask(
    `{ posts(first: 1, before: "${postEdge.cursor}") { nodes { id } } }`,
  );
  expect(posts.nodes).toEqual([]);
});

it('a hidden post is published without anybody hearing of it', async () => {
  const { id, slug } = await draft({ title: 'Held' });
  const hidden = { hiddenAt: new Date(), hiddenWhy: 'HELD' } as const;
  const { id: nodeId } = await database.prisma.post.update({ where: { slug }, data: hidden });
  expect((await change(ada, 'publishPost', { postId: id })).post.publishedAt).not.toBeNull();
  expect(await database.prisma.event.count({ where: { nodeId } })).toBe(0);
  expect(await wrongs(database)).toEqual([]);
});

it('each change is a version, and says how much it changed', async () => {
  const { id } = await draft({ title: 'Versions', markdown: 'one two' });
  await change(ada, 'publishPost', { postId: id });
  const { post } = await change(ada, 'updatePost', {
    postId: id,
    basedOn: 1,
    markdown: 'one three',
    summary: ' Counting ',
    isMinor: true,
  });
  expect(post).toMatchObject({ title: 'Versions', editedAt: expect.any(String) });
  expect(post.revisions.nodes[0]).toEqual({
    version: 2,
    title: 'Versions',
    summary: 'Counting',
    isMinor: true,
    charsAdded: 5,
    charsRemoved: 3,
    author: { username: 'ada' },
  });
  const retitled = await change(ada, 'updatePost', { postId: id, basedOn: 2, title: 'Editions' });
  expect(retitled.post).toMatchObject({ slug: 'versions', title: 'Editions' });
  expect(retitled.post.revisions.nodes[0]).toMatchObject({ version: 3, charsAdded: 0 });
  const same = await change(ada, 'updatePost', { postId: id, basedOn: 3, markdown: 'one three' });
  expect(same.post.revisions.nodes).toHaveLength(3);
  const { node } = await ada.ask(
    `{ node(id: "${id}") { ... on Post { version body { markdown } } } }`,
  );
  expect(node).toEqual({ version: 3, body: { markdown: 'one three' } });
  expect(await wrongs(database)).toEqual([]);
});

it('a change of what is no longer there gets both texts', async () => {
  const { id } = await draft({ markdown: 'one' });
  await change(ada, 'updatePost', { postId: id, basedOn: 1, markdown: 'theirs' });
  const { error, post } = await change(ada, 'updatePost', {
    postId: id,
    basedOn: 1,
    markdown: 'mine',
  });
  expect(error).toMatchObject({
    code: 'EDIT_CONFLICT',
    argument: 'input.basedOn',
    base: 'one',
    theirs: 'theirs',
    merged: '<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> theirs',
    version: 2,
  });
  expect(post).toBeNull();
  const unknown = await change(ada, 'updatePost', { postId: id, basedOn: 9, markdown: 'mine' });
  expect(unknown.error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.basedOn' });
});

it('of many who change one version at once one succeeds, and the numbers have no gaps', async () => {
  const { id, slug } = await draft({ title: 'Busy' });
  const { id: postId } = await database.prisma.post.findUniqueOrThrow({ where: { slug } });
  const data = { postId, userId: bob.user.id, position: 1 };
  await database.prisma.postCoauthor.create({ data });
  for (const basedOn of [1, 2, 3]) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        change(index % 2 ? ada : bob, 'updatePost', {
          postId: id,
          basedOn,
          markdown: `${index} of ${basedOn}`,
        }),
      ),
    );
    const codes = answers.map(({ error }) => error?.['code'] ?? 'done').sort();
    expect(codes).toEqual([...Array(7).fill('EDIT_CONFLICT'), 'done']);
  }
  expect(await wrongs(database)).toEqual([]);
});

it('the address of a draft follows its title, and stays once it is published', async () => {
  const first = await draft({ title: 'Splices' });
  const second = await draft({ title: 'Splices!' });
  expect([first.slug, second.slug]).toEqual(['splices', 'splices-2']);
  const renamed = await change(ada, 'updatePost', {
    postId: second.id,
    basedOn: 1,
    title: 'Hitches',
  });
  expect(renamed.post.slug).toBe('hitches');
  const same = await change(ada, 'updatePost', {
    postId: second.id,
    basedOn: 2,
    title: 'Hitches?',
  });
  expect(same.post.slug).toBe('hitches');
  const wordless = await draft({ title: '…' });
  expect(wordless.slug).toMatch(/^post-[0-9a-f]{12}$/);
  const together = await Promise.all([ada, bob].map((who) => draft({ title: 'Same' }, who)));
  expect(together.map(({ slug }) => slug).sort()).toEqual(['same', 'same-2']);
});

it('what a post links to knows of it, once the post is shown and as long as it does', async () => {
  const links = async () =>
    (await api.ask('{ wikiPage(slug: "knots") { linkedFrom { totalCount } } }')).wikiPage.linkedFrom
      .totalCount;
  const { id } = await draft({ markdown: '[knots](/wiki/knots)' });
  expect(await links()).toBe(0);
  await change(ada, 'publishPost', { postId: id });
  expect(await links()).toBe(1);
  await change(ada, 'updatePost', { postId: id, basedOn: 1, markdown: 'No more' });
  expect(await links()).toBe(0);
});

it('a draft may say nothing; what is published says something, or points at something', async () => {
  const empty = await draft({ markdown: '' });
  const refused = await change(ada, 'publishPost', { postId: empty.id });
  expect(refused.error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.postId' });
  const link = await draft({ kind: 'LINK', markdown: '' });
  expect((await change(ada, 'publishPost', { postId: link.id })).error).toMatchObject({
    argument: 'input.postId',
  });
  const linkUrl = 'https://example.org/';
  const linked = await change(ada, 'updatePost', { postId: link.id, basedOn: 1, linkUrl });
  expect(linked.post).toMatchObject({ linkUrl, revisions: { nodes: [{ version: 1 }] } });
  expect((await change(ada, 'publishPost', { postId: link.id })).error).toBeUndefined();
  const typed = ' HTTPS://Bücher.Example/a b\n?q=é ';
  const retyped = await change(ada, 'updatePost', { postId: link.id, basedOn: 1, linkUrl: typed });
  expect(retyped.post.linkUrl).toBe('https://xn--bcher-kva.example/a%20b?q=%C3%A9');
  const secret = 'https://ada:secret@example.org/';
  const told = await change(ada, 'updatePost', { postId: link.id, basedOn: 1, linkUrl: secret });
  expect(told.error).toMatchObject({ argument: 'input.linkUrl' });

  const unlinked = await change(ada, 'updatePost', { postId: link.id, basedOn: 1, linkUrl: null });
  expect(unlinked.error).toMatchObject({ argument: 'input.linkUrl' });
  await database.prisma.post.update({ where: { slug: link.slug }, data: { linkUrl: null } });
  const retitled = await change(ada, 'updatePost', {
    postId: link.id,
    basedOn: 1,
    title: 'Imported',
  });
  expect(retitled.post.title).toBe('Imported');
});

it('wrong input is told of by the name of the argument', async () => {
  const refused = async (input: Record<string, unknown>) =>
    (await change(ada, 'createPost', { title: 'x', markdown: 'x', ...input })).error?.['argument'];
  expect(await refused({ title: ' ' })).toBe('input.title');
  expect(await refused({ title: 'x'.repeat(301) })).toBe('input.title');
  expect(await refused({ markdown: 'x'.repeat(200_001) })).toBe('input.markdown');
  expect(await refused({ linkUrl: 'https://example.org' })).toBe('input.linkUrl');
  expect(await refused({ kind: 'LINK', linkUrl: 'javascript:alert(1)' })).toBe('input.linkUrl');
});

it('a create that comes again makes nothing', async () => {
  const input = { title: 'Once', idempotencyKey: 'k1' };
  const [first, second] = await Promise.all([draft(input), draft(input)]);
  expect(second.id).toBe(first.id);
  const key = encodeGlobalId('Post', '00000000-0000-7000-8000-000000000000');
  expect((await change(ada, 'publishPost', { postId: key })).error).toMatchObject({
    code: 'NOT_FOUND',
  });
});
