import { beforeEach, describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, settle } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const mod = await member(api, 'mod', { role: 'MODERATOR' });
const post = await seed.post({ author: ada.user });
const userId = encodeGlobalId('User', ada.user.id);
await settle(database);

beforeEach(async () => {
  await database.prisma.userNote.deleteMany();
  await database.prisma.notification.deleteMany();
});

const LIST = `query ($filter: UserNoteFilter) { viewer { userNotes(filter: $filter) {
  totalCount nodes { id noteKind text moderatorName user { username } } } } }`;

async function texts(who: Pick<Member, 'ask'>, filter: object = {}): Promise<string[] | null> {
  const { viewer } = await who.ask(LIST, { filter });
  return viewer.userNotes?.nodes.map(({ text }: { text: string }) => text) ?? null;
}

async function write(name: string, text: string, who: Member = mod): Promise<string> {
  const data = await who.ask(
    `mutation ($userId: ID!, $text: String!) {
      ${name}(input: { userId: $userId, text: $text }) { userNote { id } } }`,
    { userId, text },
  );
  return data[name].userNote.id;
}

it.each(['addUserNote', 'warnUser'])('%s returns the edge of the list of notes', async (name) => {
  const { [name]: made } = await mod.ask(
    `mutation ($userId: ID!) { ${name}(input: { userId: $userId, text: "A word." }) {
      userNote { id } userNoteEdge { cursor node { id } } } }`,
    { userId },
  );
  const { viewer } = await mod.ask(
    '{ viewer { userNotes(first: 1) { edges { cursor node { id } } } } }',
  );
  expect(made.userNoteEdge.node).toEqual(made.userNote);
  expect(viewer.userNotes.edges).toEqual([made.userNoteEdge]);
});

const NOTICES = `{ viewer { notifications { nodes {
  kind actor { username } subject { ... on UserNote { noteKind text } } } } } }`;

describe('a note on a user', () => {
  it('is for moderators only', async () => {
    const id = await write('addUserNote', 'Watch this');
    expect(await texts(mod)).toEqual(['Watch this']);
    expect(await texts(ada)).toEqual([]);
    expect(await texts(bob)).toEqual([]);
    expect(await texts(api)).toBeNull();
    for (const who of [ada, bob, api]) {
      expect((await who.ask(`{ node(id: "${id}") { id } }`)).node).toBeNull();
    }
    expect((await ada.ask(NOTICES)).viewer.notifications.nodes).toEqual([]);
  });

  it('is found by user and kind', async () => {
    await write('addUserNote', 'Watch this');
    await write('warnUser', 'Be civil');
    expect(await texts(mod)).toEqual(['Be civil', 'Watch this']);
    expect(await texts(mod, { users: ['ADA'] })).toEqual(['Be civil', 'Watch this']);
    expect(await texts(mod, { users: ['bob'] })).toEqual([]);
    expect(await texts(mod, { users: ['nobody'] })).toEqual([]);
    expect(await texts(mod, { kinds: ['NOTE'] })).toEqual(['Watch this']);
    expect(await texts(ada, { kinds: ['NOTE'] })).toEqual([]);
    expect(await texts(mod, { until: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await texts(mod, { since: '2020-01-01T00:00:00Z', users: [] })).toEqual([]);
  });

  it('needs a text', async () => {
    const { errors } = await mod.answer(
      `mutation { addUserNote(input: { userId: "${userId}", text: " " }) { userNote { id } } }`,
    );
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.text',
    });
  });
});

describe('a warning', () => {
  it('notifies the user, who can read it, and nobody else can', async () => {
    const id = await write('warnUser', 'Be civil');
    expect((await ada.ask(NOTICES)).viewer.notifications.nodes).toEqual([
      {
        kind: 'MODERATION',
        actor: { username: 'mod' },
        subject: { noteKind: 'WARNING', text: 'Be civil' },
      },
    ]);
    expect(await texts(ada)).toEqual(['Be civil']);
    expect(await texts(bob)).toEqual([]);
    expect((await bob.ask(`{ node(id: "${id}") { id } }`)).node).toBeNull();
    expect((await api.ask('{ moderationLog { totalCount } }')).moderationLog.totalCount).toBe(0);
  });
});

describe('updateNotificationSetting', () => {
  const SETTINGS = '{ viewer { notificationSettings { kind channel isEnabled } } }';
  const set = (kind: string, isEnabled: boolean, who: Pick<Member, 'answer'> = ada) =>
    who.answer(`mutation { set: updateNotificationSetting(
      input: { kind: ${kind}, isEnabled: ${isEnabled} }) {
        viewer { notificationSettings { kind isEnabled } } } }`);
  const comment = (markdown: string) =>
    bob.ask(
      'mutation ($input: CreateCommentInput!) { createComment(input: $input) { comment { id } } }',
      { input: { subjectId: encodeGlobalId('Post', post.id), markdown } },
    );
  const kinds = async () =>
    (await ada.ask(NOTICES)).viewer.notifications.nodes.map(({ kind }: { kind: string }) => kind);

  it('turns a kind off and on, for the viewer alone', async () => {
    const { viewer } = await ada.ask(SETTINGS);
    expect(viewer.notificationSettings).toEqual(
      ['SITE', 'EMAIL'].flatMap((channel) =>
        ['REPLY', 'MENTION', 'COMMENT', 'POST', 'EDIT', 'INVITATION', 'REACTION'].map((kind) => ({
          ...{ kind, channel, isEnabled: true },
        })),
      ),
    );
    const { data } = await set('COMMENT', false);
    expect(data.set.viewer.notificationSettings).toContainEqual({
      kind: 'COMMENT',
      isEnabled: false,
    });
    expect(data.set.viewer.notificationSettings).toContainEqual({
      kind: 'MENTION',
      isEnabled: true,
    });
    expect((await bob.ask(SETTINGS)).viewer).toEqual(viewer);
    await comment('Hello');
    expect(await kinds()).toEqual([]);
    await comment('Hello @ada');
    expect(await kinds()).toEqual(['MENTION']);
    await set('MENTION', false);
    await comment('Hello again @ada');
    expect(await kinds()).toEqual(['MENTION']);
    await set('COMMENT', true);
    await comment('Once more @ada');
    expect(await kinds()).toEqual(['COMMENT', 'MENTION']);
    await set('MENTION', true);
    expect((await ada.ask(SETTINGS)).viewer).toEqual(viewer);
  });

  it('does not turn off moderation', async () => {
    const { errors } = await set('MODERATION', false);
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.kind',
    });
  });

  it('is for members', async () => {
    expect((await api.ask(SETTINGS)).viewer.notificationSettings).toBeNull();
    const { errors } = await set('POST', false, api);
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
