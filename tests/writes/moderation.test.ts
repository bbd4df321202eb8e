import { beforeEach, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member, settle, wrongs } from '../support/members.ts';

const api = await openTestApi({ HOLD_NEWCOMERS: 'on' });
const { seed, database } = api;

const ada = await member(api, 'ada');
const newcomer = await member(api, 'newcomer');
const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
const topic = await seed.wikiPage({ author: ada.user, title: 'Ropes' });

beforeEach(() => settle(database));

type Who = typeof ada;

async function act(who: Who, mutation: string) {
  const { data, errors } = await who.answer(`mutation { ${mutation} }`);
  const [name = ''] = Object.keys(data ?? {});
  return { ...data?.[name], error: errors[0]?.extensions };
}

async function filedPost() {
  const post = await seed.post({ author: ada.user });
  await seed.topic(post, topic);
  await settle(database);
  return { slug: post.slug, id: encodeGlobalId('Post', post.id) };
}

const visibleTo = async (who: Pick<Who, 'ask'>, id: string) =>
  (await who.ask(`{ node(id: "${id}") { id } }`)).node !== null;

it('a hidden post is gone for all but its authors and moderators, counted nowhere, and comes back', async () => {
  const { id } = await filedPost();
  const hidden = await act(
    moderator,
    `hidePost(input: { postId: "${id}", reason: "Spam" }) { post { isHidden isHeld } }`,
  );
  expect(hidden.post).toEqual({ isHidden: true, isHeld: false });
  expect(await visibleTo(api, id)).toBe(false);
  expect(await visibleTo(newcomer, id)).toBe(false);
  expect(await visibleTo(ada, id)).toBe(true);
  expect(await wrongs(database)).toEqual([]);
  await act(moderator, `unhidePost(input: { postId: "${id}", reason: "Ham" }) { post { id } }`);
  expect(await visibleTo(api, id)).toBe(true);
  expect(await wrongs(database)).toEqual([]);
});

it('a hidden draft comes back as a draft', async () => {
  const post = await seed.post({ author: ada.user, more: { publishedAt: null } });
  await seed.topic(post, topic);
  await settle(database);
  const id = encodeGlobalId('Post', post.id);
  await act(moderator, `hidePost(input: { postId: "${id}", reason: "x" }) { post { id } }`);
  expect(await wrongs(database)).toEqual([]);
  await act(moderator, `unhidePost(input: { postId: "${id}", reason: "x" }) { post { id } }`);
  expect(await visibleTo(api, id)).toBe(false);
  expect(await wrongs(database)).toEqual([]);
});

it('a hidden comment leaves a tombstone while others answered it', async () => {
  const post = await seed.post({ author: ada.user });
  const top = await seed.comment({ on: post, author: ada.user });
  const leaf = await seed.comment({ on: post, author: newcomer.user, parent: top });
  await settle(database);
  const [topId, leafId] = [top, leaf].map(({ id }) => encodeGlobalId('Comment', id));
  const hide = (id: string | undefined, name = 'hideComment') =>
    act(
      moderator,
      `${name}(input: { commentId: "${id}", reason: "Rude" }) { comment { isHidden } }`,
    );
  expect((await hide(topId)).comment.isHidden).toBe(true);
  expect(await wrongs(database)).toEqual([]);
  const { node } = await api.ask(
    `{ node(id: "${topId}") { ... on Comment { isDeleted body { text } } } }`,
  );
  expect(node).toEqual({ isDeleted: true, body: { text: '' } });
  await hide(leafId);
  expect(await visibleTo(api, topId ?? '')).toBe(false);
  expect(await wrongs(database)).toEqual([]);
  await hide(topId, 'unhideComment');
  await hide(leafId, 'unhideComment');
  expect(await visibleTo(api, leafId ?? '')).toBe(true);
  expect(await wrongs(database)).toEqual([]);
});

it('a locked post takes comments of moderators alone, until it is opened', async () => {
  const { id } = await filedPost();
  const comment = `createComment(input: { subjectId: "${id}", markdown: "x" }) { comment { id } }`;
  const locked = await act(
    moderator,
    `lockPost(input: { postId: "${id}", reason: "Heated" }) { post { isLocked } }`,
  );
  expect(locked.post.isLocked).toBe(true);
  expect((await act(ada, comment)).error?.['code']).toBe('FORBIDDEN');
  expect((await act(moderator, comment)).error).toBeUndefined();
  await act(moderator, `unlockPost(input: { postId: "${id}", reason: "Cooled" }) { post { id } }`);
  expect((await act(ada, comment)).error).toBeUndefined();
});

it('the banned read and do not write, until they are let', async () => {
  const eve = await member(api, 'eve');
  const { id } = await filedPost();
  const user = encodeGlobalId('User', eve.user.id);
  const past = await act(
    moderator,
    `banUser(input: { userId: "${user}", until: "2001-01-01T00:00:00Z", reason: "x" }) { user { id } }`,
  );
  expect(past.error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.until' });
  await act(
    moderator,
    `banUser(input: { userId: "${user}", until: "2999-01-01T00:00:00Z", reason: "x" }) { user { id } }`,
  );
  const comment = `createComment(input: { subjectId: "${id}", markdown: "x" }) { comment { id } }`;
  expect((await act(eve, comment)).error?.['code']).toBe('FORBIDDEN');
  expect(await visibleTo(eve, id)).toBe(true);
  await act(moderator, `unbanUser(input: { userId: "${user}", reason: "x" }) { user { id } }`);
  expect((await act(eve, comment)).error).toBeUndefined();
});

it('what was reported waits in the queue of moderators, and its reporter sees what came of it', async () => {
  const { id } = await filedPost();
  const report = `createReport(input: { subjectId: "${id}", reason: "Spam" }) { report { id resolution } reportEdge { cursor } }`;
  const { report: made, reportEdge } = await act(newcomer, report);
  const edges = async (isResolved: boolean) =>
    (await newcomer.ask(`{ viewer { reports(isResolved: ${isResolved}) { edges { cursor } } } }`))
      .viewer.reports.edges;
  expect(await edges(false)).toEqual([reportEdge]);
  expect((await act(newcomer, report)).report.id).toBe(made.id);
  const queue = async (who: Pick<Who, 'ask'>, isResolved = false) =>
    (
      await who.ask(`{ viewer { reports(isResolved: ${isResolved}) { totalCount nodes { id
        reporter { username } subject { ... on Post { id } } } } } }`)
    ).viewer.reports;
  expect(await queue(api)).toBeNull();
  expect((await queue(ada)).nodes).toEqual([]);
  expect(await queue(moderator)).toEqual({
    totalCount: 1,
    nodes: [{ id: made.id, reporter: { username: 'newcomer' }, subject: { id } }],
  });
  const resolve = `resolveReport(input: { reportId: "${made.id}", resolution: "Hid it" }) { report { id
    resolution resolvedBy { username } } reportEdge { cursor } }`;
  const resolved = await act(moderator, resolve);
  expect(await edges(true)).toEqual([resolved.reportEdge]);
  expect(resolved.report).toEqual({
    id: made.id,
    resolution: 'Hid it',
    resolvedBy: { username: 'moderator' },
  });
  expect((await queue(moderator)).nodes).toEqual([]);
  expect((await queue(newcomer, true)).nodes).toHaveLength(1);
  expect(await visibleTo(newcomer, made.id)).toBe(true);
  expect(await visibleTo(ada, made.id)).toBe(false);
});

async function publish(who: Who, title: string) {
  const made = await act(
    who,
    `createPost(input: { title: "${title}", markdown: "Hello" }) { post { id } }`,
  );
  const published = await act(
    who,
    `publishPost(input: { postId: "${made.post.id}" }) { post { id isHeld heldAt } }`,
  );
  return published.post as { id: string; isHeld: boolean; heldAt: string };
}

const held = async (who: Pick<Who, 'ask'>) =>
  (await who.ask('{ viewer { heldTexts { nodes { ... on Node { id } } } } }')).viewer.heldTexts;

it('the first posts of a newcomer wait for review, and no longer once one is approved', async () => {
  const newcomer = await member(api, 'beginner');
  const first = await publish(newcomer, 'Hello');
  expect(first.isHeld).toBe(true);
  expect(await visibleTo(api, first.id)).toBe(false);
  expect(await visibleTo(newcomer, first.id)).toBe(true);
  expect(await held(api)).toBeNull();
  expect((await held(ada)).nodes).toEqual([]);
  expect((await held(newcomer)).nodes).toEqual([{ id: first.id }]);
  expect((await held(moderator)).nodes).toContainEqual({ id: first.id });
  expect(await wrongs(database)).toEqual([]);
  const approved = await act(
    moderator,
    `approveText(input: { subjectId: "${first.id}", heldAt: "${first.heldAt}", reason: "Fine" }) {
      subject { ... on Post { isHeld isHidden } } }`,
  );
  expect(approved.subject).toEqual({ isHeld: false, isHidden: false });
  expect(await visibleTo(api, first.id)).toBe(true);
  expect((await held(moderator)).nodes).not.toContainEqual({ id: first.id });
  expect((await publish(newcomer, 'Again')).isHeld).toBe(false);
  const told = await database.prisma.event.count({ where: { kind: 'POST_PUBLISHED' } });
  expect(told).toBe(2);
  expect(await wrongs(database)).toEqual([]);
});

it('a co-author of a post that all can see is no newcomer', async () => {
  const post = await seed.post({ author: ada.user });
  const late = await member(api, 'late-coauthor');
  await seed.coauthor(post, late.user);
  const poll = `mutation { addPoll(input: { postId: "${encodeGlobalId('Post', post.id)}", question: "Which?",
    options: ["This", "That"] }) { post { isHeld poll { question } } } }`;
  expect((await late.ask(poll)).addPoll.post).toEqual({
    isHeld: false,
    poll: { question: 'Which?' },
  });
  const own = await publish(late, 'Own');
  expect(own.isHeld).toBe(false);
});

it('a rejected post stays hidden, and out of the queue', async () => {
  const spammer = await member(api, 'spammer');
  const { id } = await publish(spammer, 'Buy');
  await act(
    moderator,
    `rejectText(input: { subjectId: "${id}", reason: "Spam" }) { clientMutationId }`,
  );
  expect((await held(moderator)).nodes).not.toContainEqual({ id });
  expect(await visibleTo(api, id)).toBe(false);
  expect((await publish(spammer, 'Buy more')).isHeld).toBe(true);
});

it.each([
  ['Post', () => seed.post],
  ['Comment', () => seed.comment],
  ['Sequence', () => seed.sequence],
] as const)('a held %s that its author has deleted is not reviewed', async (type, seedOf) => {
  const author = await member(api, `deleter-${type.toLowerCase()}`);
  const post = await seed.post({ author: ada.user });
  const at = new Date();
  const more = { hiddenAt: at, hiddenWhy: 'HELD', deletedAt: at } as const;
  const made = await seedOf()({ author: author.user, on: post, posts: [], more });
  const id = encodeGlobalId(type, made.id);
  const { node } = await moderator.ask(
    `{ node(id: "${id}") { ... on ${type} { viewerCan(actions: [TEXT_REVIEW]) { isAllowed reason } } } }`,
  );
  expect(node.viewerCan).toEqual([{ isAllowed: false, reason: 'This text is deleted.' }]);
  const { errors } = await moderator.answer(
    `mutation { rejectText(input: { subjectId: "${id}", reason: "Spam" }) { clientMutationId } }`,
  );
  expect(errors).toMatchObject([{ message: 'This text is deleted.' }]);
});

it('everybody reads in the log who did what, when and why, and no hidden thing', async () => {
  const { id } = await filedPost();
  const page = encodeGlobalId('WikiPage', topic.id);
  await act(moderator, `hidePost(input: { postId: "${id}", reason: "Spam" }) { post { id } }`);
  const protect = `protectWikiPage(input: { pageId: "${page}", reason: "Vandals" }) { wikiPage { isProtected } }`;
  expect((await act(moderator, protect)).wikiPage.isProtected).toBe(true);
  const log = async (who: Pick<Who, 'ask'>) =>
    (
      await who.ask(`{ moderationLog(first: 2) { nodes { kind reason moderatorName createdAt
        moderator { username } subject { ... on Post { id } ... on WikiPage { id } } } } }`)
    ).moderationLog.nodes;
  const by = { moderatorName: 'Moderator', moderator: { username: 'moderator' } };
  const at = { createdAt: expect.any(String) };
  expect(await log(api)).toEqual([
    { kind: 'PROTECT', reason: 'Vandals', subject: { id: page }, ...by, ...at },
    { kind: 'HIDE', reason: 'Spam', subject: null, ...by, ...at },
  ]);
  expect((await log(ada))[1].subject).toEqual({ id });
});

it('the log is filtered by moderator, user, subject, kind and time', async () => {
  const other = await member(api, 'other-moderator', { role: 'ADMIN' });
  const { id } = await filedPost();
  const { id: hidden } = await filedPost();
  const page = encodeGlobalId('WikiPage', topic.id);
  const person = encodeGlobalId('User', newcomer.user.id);
  const lock = `lockPost(input: { postId: "${id}", reason: "filter 1" }) { post { id } }`;
  const hide = `hidePost(input: { postId: "${hidden}", reason: "filter 2" }) { post { id } }`;
  const role = (name: string, reason: string) =>
    `setUserRole(input: { userId: "${person}", role: ${name}, reason: "${reason}" }) { user { role } }`;
  await act(moderator, lock);
  await act(other, hide);
  await act(other, role('TRUSTED', 'filter 3'));
  await act(other, role('MEMBER', 'filter 4'));
  const log = async (filter: string, who: Pick<Who, 'ask'> = api): Promise<string[]> => {
    const { moderationLog } = await who.ask(
      `{ moderationLog(filter: { ${filter} }) { totalCount nodes { reason createdAt } } }`,
    );
    expect(moderationLog.totalCount).toBe(moderationLog.nodes.length);
    return moderationLog.nodes
      .map(({ reason }: { reason: string }) => reason)
      .filter((reason: string) => reason.startsWith('filter'));
  };
  expect(await log('moderators: ["Other-Moderator"]')).toEqual([
    'filter 4',
    'filter 3',
    'filter 2',
  ]);
  expect(await log('moderators: ["nobody"]')).toEqual([]);
  expect(await log('users: ["newcomer"]')).toEqual(['filter 4', 'filter 3']);
  expect(await log('users: ["nobody"]')).toEqual([]);
  expect(await log('kinds: [LOCK, HIDE]')).toEqual(['filter 2', 'filter 1']);
  expect(await log('kinds: []')).toEqual([]);
  expect(await log('users: []')).toEqual([]);
  expect(await log('moderators: ["moderator", "other-moderator", "nobody"]')).toEqual(
    ['4', '3', '2', '1'].map((number) => `filter ${number}`),
  );
  expect(await log('moderators: ["other-moderator"], kinds: [LOCK, HIDE]')).toEqual(['filter 2']);
  expect(await log(`subjectId: "${id}"`)).toEqual(['filter 1']);
  expect(await log(`subjectId: "${person}"`)).toEqual(['filter 4', 'filter 3']);
  expect(await log(`subjectId: "${page}", kinds: [ROLE]`)).toEqual([]);
  expect(await log(`subjectId: "${hidden}"`)).toEqual([]);
  expect(await log(`subjectId: "${hidden}"`, ada)).toEqual(['filter 2']);
  const { moderationLog } = await api.ask('{ moderationLog(first: 1) { nodes { createdAt } } }');
  const [{ createdAt }] = moderationLog.nodes;
  expect(await log(`since: "${createdAt}"`)).toEqual(['filter 4']);
  expect(await log(`users: ["newcomer"], until: "${createdAt}"`)).toEqual(['filter 3']);
  for (const id of ['x', '']) {
    const { errors } = await api.answer(
      `{ moderationLog(filter: { subjectId: "${id}" }) { totalCount } }`,
    );
    expect(errors[0]?.extensions).toMatchObject({
      code: 'INVALID_ID',
      argument: 'filter.subjectId',
    });
  }
});

it('an admin changes roles, which count at once, and makes no admins', async () => {
  const admin = await member(api, 'chief', { role: 'ADMIN' });
  const helper = await member(api, 'helper');
  const id = encodeGlobalId('User', helper.user.id);
  const setRole = (role: string, who = admin) =>
    act(
      who,
      `setUserRole(input: { userId: "${id}", role: ${role}, reason: "x" }) { user { role } }`,
    );
  expect((await setRole('MODERATOR')).user).toEqual({ role: 'MODERATOR' });
  const { id: post } = await filedPost();
  const lock = `lockPost(input: { postId: "${post}", reason: "x" }) { post { isLocked } }`;
  expect((await act(helper, lock)).post).toEqual({ isLocked: true });
  expect((await setRole('ADMIN')).error).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'input.role',
  });
  expect((await setRole('MEMBER')).user).toEqual({ role: 'MEMBER' });
  expect((await act(helper, lock)).error).toMatchObject({ code: 'FORBIDDEN' });
});

it('everybody reads until when somebody is banned', async () => {
  const banned = await member(api, 'soon-banned');
  const id = encodeGlobalId('User', banned.user.id);
  const until = '2999-01-01T00:00:00.000Z';
  const read = async () =>
    (await api.ask('{ user(username: "soon-banned") { bannedUntil } }')).user;
  expect(await read()).toEqual({ bannedUntil: null });
  const ban = `banUser(input: { userId: "${id}", until: "${until}", reason: "x" }) { user { bannedUntil } }`;
  expect((await act(moderator, ban)).user).toEqual({ bannedUntil: until });
  expect(await read()).toEqual({ bannedUntil: until });
  await database.prisma.user.update({
    where: { id: banned.user.id },
    data: { bannedUntil: new Date('2020-01-01') },
  });
  expect(await read()).toEqual({ bannedUntil: null });
});

it('no act of moderation goes without a reason', async () => {
  const { id } = await filedPost();
  const { error } = await act(
    moderator,
    `hidePost(input: { postId: "${id}", reason: " " }) { post { id } }`,
  );
  expect(error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.reason' });
});
