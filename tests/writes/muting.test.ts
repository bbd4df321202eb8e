import { beforeEach, describe, expect, it } from 'vitest';
import { closeByOperator } from '../../src/domains/people/account/write/service.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, settle } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const mod = await member(api, 'mod', { role: 'MODERATOR' });
const reader = await member(api, 'reader', { scope: 'READ' });
const post = await seed.post({ author: bob.user, title: 'By Bob' });
const own = await seed.post({ author: ada.user, title: 'By Ada' });
await seed.comment({ on: post, author: bob.user });
const answered = await seed.comment({ on: post, author: ada.user });
await settle(database);

const userId = (who: Member) => encodeGlobalId('User', who.user.id);

const LIST =
  '{ viewer { mutedUsers { totalCount edges { cursor createdAt node { username } } } } }';
const MARKS = `{ post(slug: "${post.slug}") {
  isMuted author { viewerHasMuted } comments(orderBy: OLDEST) { nodes { isMuted } } } }`;

function change(name: 'muteUser' | 'unmuteUser', id: string, who: Pick<Member, 'answer'> = ada) {
  const edge = name === 'muteUser' ? 'mutedUserEdge { cursor createdAt node { username } }' : '';
  return who.answer(
    `mutation { done: ${name}(input: { userId: "${id}" }) { user { username viewerHasMuted } ${edge} } }`,
  );
}

async function mutedBy(who: Member): Promise<string[]> {
  const { viewer } = await who.ask(LIST);
  return viewer.mutedUsers.edges.map(({ node }: { node: { username: string } }) => node.username);
}

function marks(isMuted: boolean) {
  return {
    post: {
      isMuted,
      author: { viewerHasMuted: isMuted },
      comments: { nodes: [{ isMuted }, { isMuted: false }] },
    },
  };
}

beforeEach(async () => {
  await database.prisma.mute.deleteMany();
  await database.prisma.notification.deleteMany();
});

describe('muteUser', () => {
  it('adds the user to a private list once, and unmuteUser removes them', async () => {
    const { data } = await change('muteUser', userId(bob));
    expect(data.done.user).toEqual({ username: 'bob', viewerHasMuted: true });
    const { viewer } = await ada.ask(LIST);
    expect(viewer.mutedUsers).toEqual({ totalCount: 1, edges: [data.done.mutedUserEdge] });
    expect((await change('muteUser', userId(bob))).data).toEqual(data);
    await change('muteUser', userId(mod));
    expect(await mutedBy(ada)).toEqual(['mod', 'bob']);
    expect(await mutedBy(bob)).toEqual([]);
    expect(await mutedBy(mod)).toEqual([]);
    const after = await change('unmuteUser', userId(bob));
    expect(after.data.done.user).toEqual({ username: 'bob', viewerHasMuted: false });
    expect((await change('unmuteUser', userId(bob))).errors).toEqual([]);
    expect(await mutedBy(ada)).toEqual(['mod']);
  });

  it('marks what they write, for the muter alone', async () => {
    await change('muteUser', userId(bob));
    expect(await ada.ask(MARKS)).toEqual(marks(true));
    for (const who of [bob, mod, api]) expect(await who.ask(MARKS)).toEqual(marks(false));
    await change('unmuteUser', userId(bob));
    expect(await ada.ask(MARKS)).toEqual(marks(false));
  });

  it('counts in the operation of the mutation', async () => {
    const { data } = await ada.answer(`mutation {
      muteUser(input: { userId: "${userId(bob)}" }) {
        user { posts { nodes { isMuted } } comments { nodes { isMuted } } } } }`);
    const marked = { nodes: [{ isMuted: true }] };
    expect(data.muteUser.user).toEqual({ posts: marked, comments: marked });
  });

  it('marks a post of which they are a co-author, once they have accepted', async () => {
    const together = await seed.post({ author: mod.user });
    const isMuted = async () =>
      (await ada.ask(`{ post(slug: "${together.slug}") { isMuted } }`)).post.isMuted;
    await change('muteUser', userId(bob));
    await seed.coauthor(together, bob.user, { acceptedAt: null });
    expect(await isMuted()).toBe(false);
    await database.prisma.postCoauthor.updateMany({ data: { acceptedAt: new Date() } });
    expect(await isMuted()).toBe(true);
  });

  it('does not mark a tombstone', async () => {
    await change('muteUser', userId(bob));
    const gone = await seed.comment({ on: own, author: bob.user, more: { deletedAt: new Date() } });
    await seed.comment({ on: own, parent: gone, author: ada.user });
    await settle(database);
    const { node } = await ada.ask(
      `{ node(id: "${encodeGlobalId('Comment', gone.id)}") { ... on Comment { isDeleted isMuted } } }`,
    );
    expect(node).toEqual({ isDeleted: true, isMuted: false });
  });

  it('costs a reader who mutes nobody no statement, and others one for each type', async () => {
    const names = async (who: Member, query: string) => {
      api.statements.clear();
      await who.ask(query);
      return api.statements.names();
    };
    const without = MARKS.replaceAll(/isMuted|viewerHasMuted/g, 'id');
    expect(await names(ada, MARKS)).toEqual(await names(ada, without));
    await change('muteUser', userId(bob));
    const more = (await names(ada, MARKS)).filter((name) => name.startsWith('mute.'));
    expect(new Set(more)).toEqual(new Set(['mute.own', 'mute.ofPosts']));
  });

  it('is for members who may write, about others', async () => {
    const codes = async (id: string) => {
      const answers = await Promise.all(
        [api, reader, ada, mod].map((w) => change('muteUser', id, w)),
      );
      return answers.map(({ errors }) => errors[0]?.extensions['code'] ?? 'ok');
    };
    expect(await codes(userId(bob))).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'ok', 'ok']);
    expect(await codes(encodeGlobalId('User', post.id))).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    expect(await codes(encodeGlobalId('Post', post.id))).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    const { errors } = await change('muteUser', userId(ada));
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', argument: 'input.userId' });
    expect((await api.ask(LIST)).viewer.mutedUsers).toBeNull();
  });
});

describe('a muted user', () => {
  const send = (who: Member, document: string) => who.ask(`mutation { ${document} }`);
  const reply = (who: Member, markdown: string) =>
    who.ask(
      'mutation ($input: CreateCommentInput!) { createComment(input: $input) { comment { id } } }',
      { input: { subjectId: encodeGlobalId('Comment', answered.id), markdown } },
    );

  async function kinds(): Promise<string[]> {
    const { viewer } = await ada.ask('{ viewer { notifications { nodes { kind } } } }');
    return viewer.notifications.nodes.map(({ kind }: { kind: string }) => kind);
  }

  /** All the ways in which one user notifies another: by a reply, a mention, a post and an invitation. */
  async function bother(who: Member): Promise<void> {
    await reply(who, 'No.');
    const { createPost } = await who.ask(
      'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }',
      { input: { title: 'A new post', markdown: 'As @ada says.' } },
    );
    const { id } = createPost.post;
    await send(
      who,
      `inviteCoauthor(input: { postId: "${id}", userId: "${userId(ada)}" }) { post { id } }`,
    );
    await send(who, `publishPost(input: { postId: "${id}" }) { post { id } }`);
  }

  it('does not notify the muter by replies, mentions, invitations, or posts that they follow', async () => {
    await send(ada, `follow(input: { subjectId: "${userId(bob)}" }) { subject { __typename } }`);
    await bother(bob);
    expect((await kinds()).toSorted()).toEqual(['INVITATION', 'MENTION', 'REPLY']);
    await database.prisma.notification.deleteMany();
    await change('muteUser', userId(bob));
    await bother(bob);
    expect(await kinds()).toEqual([]);
    await change('unmuteUser', userId(bob));
    await reply(bob, 'Yes.');
    expect(await kinds()).toEqual(['REPLY']);
  });

  it('notifies them of moderation all the same', async () => {
    await change('muteUser', userId(mod));
    await reply(mod, 'No.');
    const on = encodeGlobalId('Post', own.id);
    await send(mod, `lockPost(input: { postId: "${on}", reason: "Heated" }) { post { id } }`);
    expect(await kinds()).toEqual(['MODERATION']);
  });
});

it('closing an account ends its mutes', async () => {
  const gone = await member(api, 'gone');
  await change('muteUser', userId(bob), gone);
  await change('muteUser', userId(gone));
  await closeByOperator(database, { username: 'gone', writing: 'ANONYMISE' });
  expect(await database.prisma.mute.count()).toBe(0);
});
