import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const { seed, ask, answer, statements, database } = api;

const ada = await seed.user('ada');
const post = await seed.post({ author: ada });
const page = await seed.wikiPage({ author: ada });
const comment = await seed.comment({ on: post, author: ada });
const sequence = await seed.sequence({ author: ada, posts: [post] });

const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
const aboutPost = { postId: post.id, createdAt: new Date() };
const { prisma } = database;
const report = await prisma.report.create({ data: { ...aboutPost, reason: 'Look' } });
const deed = await prisma.moderationAction.create({
  data: { ...aboutPost, kind: 'LOCK', moderatorName: 'Moderator', reason: 'Enough' },
});
const notice = await prisma.notification.create({
  data: { ...aboutPost, userId: moderator.user.id, kind: 'POST' },
});
const heldEdit = await prisma.heldWikiEdit.create({
  data: {
    ...{ wikiPageId: page.id, authorId: ada.id, markdown: 'Better', basedOn: 1 },
    ...{ hiddenAt: new Date(), hiddenWhy: 'HELD' },
  },
});

const formerText = await prisma.commentRevision.create({
  data: {
    ...{ commentId: comment.id, version: 1, createdAt: new Date() },
    ...{ markdown: 'Before', html: '<p>Before</p>', text: 'Before' },
  },
});

const NOBODY = '01a206aa-0000-7000-8000-000000000000';

const userNote = await database.prisma.userNote.create({
  data: { kind: 'NOTE', userId: ada.id, moderatorName: 'M', text: 'A note' },
});

const tokenRow = await prisma.accessToken.findFirstOrThrow({
  where: { userId: moderator.user.id },
});
const session = await seed.session(moderator.user);

it('every type that is a node is found again by the id it gave', async () => {
  const ids: Record<string, string> = {
    User: encodeGlobalId('User', ada.id),
    Post: encodeGlobalId('Post', post.id),
    PostRevision: encodeGlobalId('PostRevision', post.currentRevisionId ?? ''),
    WikiPage: encodeGlobalId('WikiPage', page.id),
    WikiContribution: encodeGlobalId('WikiContribution', page.currentRevisionId ?? ''),
    Comment: encodeGlobalId('Comment', comment.id),
    CommentRevision: encodeGlobalId('CommentRevision', formerText.id),
    Poll: encodeGlobalId('Poll', (await seed.poll({ on: post })).id),
    Sequence: encodeGlobalId('Sequence', sequence.id),
    HeldWikiEdit: encodeGlobalId('HeldWikiEdit', heldEdit.id),
    AccessToken: encodeGlobalId('AccessToken', tokenRow.id),
    Session: encodeGlobalId('Session', session.id),
    Report: encodeGlobalId('Report', report.id),
    Upload: encodeGlobalId('Upload', (await seed.upload(moderator.user)).id),
    ModerationAction: encodeGlobalId('ModerationAction', deed.id),
    Notification: encodeGlobalId('Notification', notice.id),
    UserNote: encodeGlobalId('UserNote', userNote.id),
    Viewer: encodeGlobalId('Viewer', moderator.user.id),
    Site: encodeGlobalId('Site', '00000000-0000-0000-0000-000000000000'),
  };
  const schema = await ask('{ __type(name: "Node") { possibleTypes { name } } }');
  const types = schema.__type.possibleTypes.map(({ name }: { name: string }) => name);
  expect(Object.keys(ids).toSorted()).toEqual(types.toSorted());

  // Reports, notifications, uploads and held edits are for those alone whom they concern.
  const { nodes } = await moderator.ask(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
    {
      ids: Object.values(ids),
    },
  );
  expect(nodes).toEqual(Object.entries(ids).map(([__typename, id]) => ({ __typename, id })));
});

it('nodes come in the order asked for, null for what is missing, one statement a type', async () => {
  const known = encodeGlobalId('User', ada.id);
  const unknown = encodeGlobalId('User', NOBODY);
  statements.clear();
  const { nodes } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: [unknown, known, known],
  });
  expect(nodes).toEqual([null, { id: known }, { id: known }]);
  expect(statements.names()).toEqual(['user.byId']);
});

it('a revision of one kind is not to be had under the name of the other', async () => {
  const disguised = encodeGlobalId('WikiContribution', post.currentRevisionId ?? '');
  expect(await ask(`{ node(id: "${disguised}") { id } }`)).toEqual({ node: null });
});

it.each([
  ['nothing', ''],
  ['words', 'not an id'],
  ['a bare UUID', ada.id],
  ['an unknown type', encodeGlobalId('Banana', NOBODY)],
  ['a type that is no node', encodeGlobalId('Link', NOBODY)],
  ['a number', encodeGlobalId('User', '1')],
  ['SQL', encodeGlobalId('User', "1' or '1'='1")],
  ['padding', `${encodeGlobalId('User', NOBODY)}==`],
  ['capitals', encodeGlobalId('User', NOBODY.toUpperCase())],
])('an id that is %s gets a clear error', async (_what, id) => {
  const one = await answer('query ($id: ID!) { node(id: $id) { id } }', { id });
  expect(one.errors[0]?.extensions).toMatchObject({ code: 'INVALID_ID', argument: 'id' });
  const many = await answer('query ($id: ID!) { nodes(ids: [$id]) { id } }', { id });
  expect(many.errors[0]?.extensions).toMatchObject({ code: 'INVALID_ID', argument: 'ids.0' });
});

it('more than a hundred nodes are refused', async () => {
  const ids = Array.from({ length: 101 }, () => encodeGlobalId('User', NOBODY));
  const { errors } = await answer('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'ids' });
});

it('finds the viewer for itself alone, and the site for everybody', async () => {
  const query = 'query ($ids: [ID!]!) { viewer { id } site { id } nodes(ids: $ids) { id } }';
  const own = encodeGlobalId('Viewer', moderator.user.id);
  const anonymous = encodeGlobalId('Viewer', '00000000-0000-0000-0000-000000000000');
  const { viewer, site, nodes } = await ask(query, { ids: [own, anonymous] });
  expect(viewer.id).toBe(anonymous);
  expect(nodes).toEqual([null, { id: anonymous }]);

  const theirs = await moderator.ask(query, { ids: [own, anonymous, site.id] });
  expect(theirs.viewer.id).toBe(own);
  expect(theirs.nodes).toEqual([{ id: own }, null, { id: site.id }]);
});
