import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, wrongs } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const eve = await member(api, 'eve');
const idOf = ({ user }: Member) => encodeGlobalId('User', user.id);

async function change(who: Member, name: string, input: Record<string, unknown>) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await who.answer(
    `mutation ($input: ${type}!) { ${name}(input: $input) { post {
      title coauthors { username } invitedCoauthors { username } } } }`,
    { input },
  );
  return { post: data?.[name]?.post, code: errors[0]?.extensions['code'], error: errors[0] };
}

async function newPost(more: object = {}): Promise<string> {
  return encodeGlobalId('Post', (await seed.post({ author: ada.user, more })).id);
}

const edit = (who: Member, post: string) =>
  change(who, 'updatePost', { postId: post, basedOn: 1, title: `By ${who.user.displayName}` });

it('who is invited sees the draft, and writes it once they accepted', async () => {
  const post = await newPost({ publishedAt: null });
  const user = idOf(bob);
  const mine = '{ viewer { drafts { nodes { id } } invitations { totalCount nodes { id } } } }';
  expect((await bob.ask(`{ node(id: "${post}") { id } }`)).node).toBeNull();
  const invited = await change(ada, 'inviteCoauthor', { postId: post, userId: user });
  expect(invited.post).toMatchObject({ coauthors: [], invitedCoauthors: [{ username: 'bob' }] });
  expect((await bob.ask(mine)).viewer).toEqual({
    drafts: { nodes: [] },
    invitations: { totalCount: 1, nodes: [{ id: post }] },
  });
  expect((await edit(bob, post)).code).toBe('FORBIDDEN');
  const accepted = await change(bob, 'acceptCoauthorship', { postId: post });
  expect(accepted.post).toMatchObject({ coauthors: [{ username: 'bob' }], invitedCoauthors: [] });
  expect((await bob.ask(mine)).viewer).toEqual({
    drafts: { nodes: [{ id: post }] },
    invitations: { totalCount: 0, nodes: [] },
  });
  expect((await edit(bob, post)).post.title).toBe('By Bob');
  expect((await change(bob, 'publishPost', { postId: post })).code).toBe('FORBIDDEN');
});

it('says who invited whom, and when', async () => {
  const post = await newPost({ publishedAt: null });
  await change(ada, 'inviteCoauthor', { postId: post, userId: idOf(bob) });
  const { viewer } = await bob.ask(
    '{ viewer { invitations(first: 1) { edges { invitedAt invitedBy { username } node { id } } } } }',
  );
  const [invitation] = viewer.invitations.edges;
  expect(invitation).toMatchObject({ invitedBy: { username: 'ada' }, node: { id: post } });
  await change(bob, 'acceptCoauthorship', { postId: post });
  const { node } = await bob.ask(
    `{ node(id: "${post}") { ... on Post { authors { name user { username } invitedAt invitedBy { username } } } } }`,
  );
  const first = { name: 'Ada', user: { username: 'ada' }, invitedAt: null, invitedBy: null };
  const { invitedAt } = invitation;
  const second = { name: 'Bob', user: { username: 'bob' }, invitedAt, invitedBy: first.user };
  expect(node.authors).toEqual([first, second]);
});

it('who is invited is nobody’s business but of who invites', async () => {
  const post = await newPost();
  await change(ada, 'inviteCoauthor', { postId: post, userId: idOf(bob) });
  const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
  const ask = `{ node(id: "${post}") { ... on Post { coauthors { username } invitedCoauthors { username } } } }`;
  const seen = [];
  for (const who of [api, eve, bob, ada, moderator]) {
    seen.push((await who.ask(ask)).node.invitedCoauthors.length);
  }
  expect(seen).toEqual([0, 0, 0, 1, 1]);
});

it('co-authorship of a published post counts for both, from its acceptance to its end', async () => {
  const post = await newPost();
  const ask = '{ user(username: "bob") { posts { totalCount nodes { id } } } }';
  const total = async () => {
    const { posts } = (await api.ask(ask)).user;
    expect(posts.nodes).toHaveLength(posts.totalCount);
    return posts.totalCount;
  };
  const before = await total();
  await change(ada, 'inviteCoauthor', { postId: post, userId: idOf(bob) });
  expect(await total()).toBe(before);
  await change(bob, 'acceptCoauthorship', { postId: post });
  expect(await total()).toBe(before + 1);
  expect(
    (await change(ada, 'removeCoauthor', { postId: post, userId: idOf(bob) })).post.coauthors,
  ).toEqual([]);
  expect(await total()).toBe(before);
  expect(await wrongs(database)).toEqual([]);
});

it('who declines, or leaves, sees a draft no longer', async () => {
  for (const answers of [['declineCoauthorship'], ['acceptCoauthorship', 'declineCoauthorship']]) {
    const post = await newPost({ publishedAt: null });
    await change(ada, 'inviteCoauthor', { postId: post, userId: idOf(bob) });
    const done = [];
    for (const name of answers) done.push(await change(bob, name, { postId: post }));
    expect(done.at(-1)).toMatchObject({ post: null, code: undefined });
    expect((await edit(bob, post)).code).toBe('NOT_FOUND');
    expect((await change(bob, 'acceptCoauthorship', { postId: post })).code).toBe('NOT_FOUND');
  }
});

it('an invitation that comes again changes nothing; some people cannot be invited', async () => {
  const post = await newPost();
  const gone = await member(api, 'gone');
  await database.prisma.user.update({
    where: { id: gone.user.id },
    data: { closedAt: new Date() },
  });
  const invite = (user: string, who = ada) =>
    change(who, 'inviteCoauthor', { postId: post, userId: user });
  const [first, second] = await Promise.all([invite(idOf(bob)), invite(idOf(bob))]);
  expect(first.post.invitedCoauthors).toEqual([{ username: 'bob' }]);
  expect(second.code).toBeUndefined();
  expect((await invite(idOf(ada))).error?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'input.userId',
  });
  const nobody = encodeGlobalId('User', '00000000-0000-7000-8000-000000000000');
  for (const user of [idOf(gone), nobody, post]) {
    expect((await invite(user)).code).toBe('NOT_FOUND');
  }
  expect((await invite(idOf(eve), bob)).code).toBe('FORBIDDEN');
});

it('a person who writes with others keeps a place among them', async () => {
  const post = await newPost();
  for (const who of [bob, eve])
    await change(ada, 'inviteCoauthor', { postId: post, userId: idOf(who) });
  for (const who of [eve, bob]) await change(who, 'acceptCoauthorship', { postId: post });
  const { node } = await api.ask(
    `{ node(id: "${post}") { ... on Post { coauthors { username } } } }`,
  );
  expect(node.coauthors).toEqual([{ username: 'bob' }, { username: 'eve' }]);
});
