import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { NotificationEvent } from '../../src/domains/people/notification/model.ts';
import { notify } from '../../src/domains/people/notification/notify.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { follow } from '../live/follow.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const cy = await member(api, 'cy', { formerUsernames: ['cyril'] });
const dee = await member(api, 'dee');
const post = await seed.post({ author: ada.user });
const page = await seed.wikiPage({ author: ada.user });
const onPost = encodeGlobalId('Post', post.id);

beforeEach(async () => {
  await database.prisma.notification.deleteMany();
  await database.prisma.follow.deleteMany();
});

const LIST = `{ viewer { unreadNotificationCount notifications { totalCount nodes { id kind readAt
  actor { username }
  subject { ... on Node { id } } } } } }`;

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly readAt: string | null;
  readonly actor: { readonly username: string };
  readonly subject: { readonly id: string };
}

async function told(who: Member): Promise<Told[]> {
  const { notifications, unreadNotificationCount } = (await who.ask(LIST)).viewer;
  const nodes: Told[] = notifications.nodes;
  expect(notifications.totalCount).toBe(nodes.length);
  expect(unreadNotificationCount).toBe(nodes.filter(({ readAt }) => readAt === null).length);
  return nodes;
}

const kinds = async (who: Member) => (await told(who)).map(({ kind }) => kind);

async function comment(who: Member, markdown: string, on = onPost): Promise<string> {
  const { createComment } = await who.ask(
    'mutation ($input: CreateCommentInput!) { createComment(input: $input) { comment { id } } }',
    { input: { subjectId: on, markdown } },
  );
  return createComment.comment.id;
}

const following = (who: Member, subject: string) =>
  who.ask(`mutation { follow(input: { subjectId: "${subject}" }) { subject { __typename } } }`);

const happens = (event: NotificationEvent) => database.transaction((tx) => notify(tx, event));

it('who wrote the post and who is answered are told of a comment, who wrote it is not', async () => {
  const top = await comment(bob, 'Top');
  const reply = await comment(cy, 'Reply', top);
  expect(await told(ada)).toMatchObject([
    { kind: 'COMMENT', actor: { username: 'cy' }, subject: { id: reply } },
    { kind: 'COMMENT', actor: { username: 'bob' }, subject: { id: top } },
  ]);
  expect(await told(bob)).toMatchObject([{ kind: 'REPLY', subject: { id: reply } }]);
  expect(await kinds(cy)).toEqual([]);
});

it('who is told for several reasons is told once, for the nearest', async () => {
  await following(bob, onPost);
  const top = await comment(bob, '@bob @ada');
  await comment(ada, 'You, @bob, and @cyril', top);
  expect(await kinds(bob)).toEqual(['REPLY']);
  expect(await kinds(cy)).toEqual(['MENTION']);
  expect(await kinds(ada)).toEqual(['MENTION']);
});

it('an edit tells those whom it mentions anew, and nobody twice', async () => {
  const id = await comment(bob, 'Hello @cy');
  const edit = (markdown: string) =>
    bob.ask(
      'mutation ($input: EditCommentInput!) { editComment(input: $input) { comment { id } } }',
      { input: { commentId: id, markdown } },
    );
  await edit('Hello @cy and @dee and `@ada`');
  await edit('Hello @dee, @cy, @ada');
  expect(await kinds(cy)).toEqual(['MENTION']);
  expect(await kinds(dee)).toEqual(['MENTION']);
  expect(await kinds(ada)).toEqual(['COMMENT']);
});

it('nobody is told of a name in a quotation, code or link, or of a longer name that begins alike', async () => {
  await comment(ada, '> @bob said\n\n`@cy` [@dee](https://x.example) and\n\n    @bob');
  await comment(ada, '@bob_builder @cyé @dee.dum @bob@social.example @dee/core *@cy*ril');
  for (const who of [bob, cy, dee]) expect(await kinds(who)).toEqual([]);
});

it('a mention that is edited out takes its unread notification along', async () => {
  const id = await comment(bob, 'Hello @cy and @dee');
  const edit = (markdown: string) =>
    bob.ask(
      'mutation ($input: EditCommentInput!) { editComment(input: $input) { comment { id } } }',
      { input: { commentId: id, markdown } },
    );
  const [read] = await told(dee);
  await dee.ask(
    'mutation ($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { clientMutationId } }',
    { input: { notificationIds: [read?.id] } },
  );
  await edit('Hello > @cy\n\n> @cy');
  expect(await kinds(cy)).toEqual(['MENTION']);
  await edit('Hello\n\n> @cy');
  expect(await kinds(cy)).toEqual([]);
  expect(await kinds(dee)).toEqual(['MENTION']);
  await edit('Hello @cy');
  expect(await kinds(cy)).toEqual(['MENTION']);
});

it('who is mentioned no more, and others for another reason, is told of that', async () => {
  await following(cy, onPost);
  const id = await comment(bob, '@ada and @cy and @dee');
  await bob.ask(
    'mutation ($input: EditCommentInput!) { editComment(input: $input) { comment { id } } }',
    { input: { commentId: id, markdown: 'Nobody' } },
  );
  expect(await kinds(ada)).toEqual(['COMMENT']);
  expect(await kinds(cy)).toEqual(['COMMENT']);
  expect(await kinds(dee)).toEqual([]);
});

it('a mention that is edited out of a page or a post is taken back as well', async () => {
  const actorId = ada.user.id;
  const onPage = { what: 'WIKI_PAGE_EDITED', wikiPageId: page.id, actorId } as const;
  const published = { what: 'POST_PUBLISHED', postId: post.id, actorId, markdown: '@dee' } as const;
  await following(cy, encodeGlobalId('WikiPage', page.id));
  await following(dee, encodeGlobalId('User', actorId));
  await happens({ ...onPage, markdown: '@bob @cy' });
  await happens({ ...onPage, markdown: 'nobody' });
  await happens(published);
  await happens({ ...published, what: 'POST_EDITED', markdown: 'nobody' });
  expect(await kinds(bob)).toEqual([]);
  expect(await kinds(cy)).toEqual(['EDIT']);
  expect(await kinds(dee)).toEqual(['POST']);
});

it('who follows a post, a thread or a page hears of comments there', async () => {
  const top = await comment(ada, 'Top');
  const onPage = encodeGlobalId('WikiPage', page.id);
  await following(bob, onPost);
  await following(cy, top);
  await following(dee, onPage);
  await comment(ada, 'Below', await comment(ada, 'Beside', top));
  await comment(ada, 'Elsewhere');
  await comment(ada, 'On the page', onPage);
  expect(await kinds(bob)).toEqual(['COMMENT', 'COMMENT', 'COMMENT']);
  expect(await kinds(cy)).toEqual(['COMMENT', 'COMMENT']);
  expect(await kinds(dee)).toEqual(['COMMENT']);
});

it('who follows a person hears of their posts, of a page of its edits, once until that is read', async () => {
  const actorId = ada.user.id;
  await following(bob, encodeGlobalId('User', actorId));
  await following(cy, encodeGlobalId('WikiPage', page.id));
  const published = { what: 'POST_PUBLISHED', postId: post.id, actorId, markdown: '@cy' } as const;
  const edited = {
    what: 'WIKI_PAGE_EDITED',
    wikiPageId: page.id,
    actorId,
    markdown: '@dee',
  } as const;
  for (const event of [published, published, edited, edited]) await happens(event);
  expect(await kinds(bob)).toEqual(['POST']);
  expect(await kinds(cy)).toEqual(['EDIT', 'MENTION']);
  expect(await kinds(dee)).toEqual(['MENTION']);
  await cy.ask('mutation { markNotificationsRead(input: {}) { clientMutationId } }');
  await happens(edited);
  expect(await kinds(cy)).toEqual(['EDIT', 'EDIT', 'MENTION']);
  expect(await kinds(dee)).toEqual(['MENTION']);
});

it('who is asked to be a co-author is told of a draft, and whoever wrote what a moderator touched', async () => {
  const draft = await seed.post({ author: ada.user, more: { publishedAt: null } });
  await seed.coauthor(draft, bob.user);
  const { id: actorId } = dee.user;
  const invited = { what: 'COAUTHOR_INVITED', postId: draft.id, actorId: ada.user.id } as const;
  await happens({ ...invited, userId: bob.user.id });
  await happens({ ...invited, userId: cy.user.id });
  const subject = { kind: 'WikiPage', id: page.id } as const;
  await happens({ what: 'MODERATED', subject, actorId });
  await happens({ what: 'MODERATED', subject, actorId });
  expect(await kinds(bob)).toEqual(['INVITATION']);
  // Not a co-author after all: the draft is not theirs to see.
  expect(await kinds(cy)).toEqual([]);
  expect(await kinds(ada)).toEqual(['MODERATION', 'MODERATION']);
});

it('what became invisible is not shown, not counted, and comes back with the thing', async () => {
  const top = await comment(bob, 'Here');
  await comment(cy, 'Below', top);
  const [, { id = '' } = {}] = await told(ada);
  const node = async () => (await ada.ask(`{ node(id: "${id}") { id } }`)).node;
  expect(await node()).toEqual({ id });
  await bob.ask(`mutation { deleteComment(input: { commentId: "${top}" }) { clientMutationId } }`);
  expect(await told(ada)).toHaveLength(1);
  expect(await node()).toBeNull();
  await bob.ask(`mutation { restoreComment(input: { commentId: "${top}" }) { clientMutationId } }`);
  expect(await told(ada)).toHaveLength(2);
  await database.prisma.post.update({ where: { id: post.id }, data: { publishedAt: null } });
  expect(await told(bob)).toHaveLength(0);
  const { publishedAt } = post;
  await database.prisma.post.update({ where: { id: post.id }, data: { publishedAt } });
});

it('notifications are marked as read, one by one or all, and by nobody else', async () => {
  for (const text of ['One', 'Two', 'Three']) await comment(bob, text);
  const [first] = await told(ada);
  const MARK = `mutation ($ids: [ID!]) { markNotificationsRead(input: { notificationIds: $ids }) {
    notifications { id readAt } viewer { unreadNotificationCount } } }`;
  const mark = async (who: Member, ids: string[] | null) =>
    (await who.ask(MARK, { ids })).markNotificationsRead;
  const id = first?.id ?? '';
  expect(await mark(bob, [id])).toEqual({
    notifications: [],
    viewer: { unreadNotificationCount: 0 },
  });
  expect(await mark(ada, [id])).toEqual({
    notifications: [{ id, readAt: expect.any(String) }],
    viewer: { unreadNotificationCount: 2 },
  });
  const unread = await ada.ask(
    '{ viewer { notifications(unreadOnly: true) { totalCount nodes { readAt } } } }',
  );
  expect(unread.viewer.notifications).toMatchObject({ totalCount: 2 });
  expect((await mark(ada, null)).viewer).toEqual({ unreadNotificationCount: 0 });
  const { errors } = await ada.answer(MARK, { ids: [onPost] });
  expect(errors[0]?.extensions).toMatchObject({
    code: 'NOT_FOUND',
    argument: 'input.notificationIds.0',
  });
});

it('nobody sees what others are told, and who is nobody is told nothing', async () => {
  await comment(bob, 'Hello');
  const [{ id = '' } = {}] = await told(ada);
  const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
  for (const who of [bob, moderator, api]) {
    expect((await who.ask(`{ node(id: "${id}") { id } }`)).node).toBeNull();
  }
  api.statements.clear();
  expect((await api.ask(LIST)).viewer).toEqual({ notifications: null, unreadNotificationCount: 0 });
  expect(api.statements.names()).toEqual([]);
});

it('somebody who left is told nothing more', async () => {
  const gone = await seed.user('gone', { closedAt: new Date() });
  await comment(bob, '@gone');
  expect(await database.prisma.notification.count({ where: { userId: gone.id } })).toBe(0);
});

it('a subscriber hears of their own notifications as they come, with the number of unread ones', async () => {
  const SUBSCRIBE = `subscription { notificationAdded {
    notification { kind subject { __typename } } viewer { unreadNotificationCount } } }`;
  const nobody = await follow(api.app, SUBSCRIBE);
  expect((await nobody.next()).errors[0].extensions.code).toBe('UNAUTHENTICATED');
  const followed = await follow(withToken(ada.token), SUBSCRIBE);
  onTestFinished(() => followed.leave());
  await comment(ada, 'Talking to @bob');
  const before = (await ada.ask(UNREAD)).viewer.unreadNotificationCount;
  for (const more of [1, 2]) {
    await comment(bob, 'Hello');
    expect((await followed.next()).data.notificationAdded).toEqual({
      notification: { kind: 'COMMENT', subject: { __typename: 'Comment' } },
      viewer: { unreadNotificationCount: before + more },
    });
  }
});

const UNREAD = '{ viewer { unreadNotificationCount } }';

function withToken(token: string): Pick<typeof api.app, 'fetch'> {
  return {
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${token}`);
      return api.app.fetch(input, { ...init, headers: Object.fromEntries(headers) });
    },
  };
}
