import { schema } from '../../../src/composition/schema.ts';
import type { User } from '../../../src/db/generated/client.ts';
import { encodeGlobalId } from '../../../src/lib/global-id.ts';
import type { TestApi } from '../../support/api.ts';

type Input = Readonly<Record<string, unknown>>;

/** What an admin sends with each mutation of the schema so that it gets as far as writing. */
export async function everyMutation({ seed, database }: TestApi, admin: User) {
  const author = admin;
  const other = await seed.user('other');
  const bannedUntil = new Date('2099-01-01');
  const banned = await seed.user('banned', { bannedUntil });
  const hiddenAt = new Date('2026-01-01');
  const post = (more: object, by = author) => seed.post({ author: by, more });
  const [mine, theirs] = [await post({}), await post({}, other)];
  const question = await post({ kind: 'QUESTION' });
  const invitation = await post({}, other);
  await seed.coauthor(invitation, admin, { acceptedAt: null });
  await seed.coauthor(mine, other);
  const held = await post({ hiddenAt, hiddenWhy: 'HELD' }, other);
  const page = await seed.wikiPage({ author });
  await seed.revision({ of: page, author });
  // Versions of one page are made one after another, so each mutation that makes one has a page of its own.
  const renamed = await seed.wikiPage({ author });
  const reverted = await seed.wikiPage({ author });
  const version = await seed.revision({ of: reverted, author });
  await seed.topic(mine, page);
  const comment = (more: object, on = mine, by = author) => seed.comment({ on, author: by, more });
  const sequence = await seed.sequence({ author, posts: [mine] });
  const report = await seed.report(theirs, other);

  const id = ({ id: key }: { id: string }, kind = 'Post') => encodeGlobalId(kind, key);
  const reason = 'Why';
  const markdown = 'Text';
  const my = id(mine);
  const own = id(await comment({}), 'Comment');
  const wiki = id(page, 'WikiPage');
  const series = id(sequence, 'Sequence');
  const filed = { post: my, topic: wiki };
  const inputs: Readonly<Record<string, Input>> = {
    acceptAnswer: { comment: id(await comment({ isAnswer: true }, question, other), 'Comment') },
    acceptCoauthorship: { post: id(invitation) },
    addPostToSequence: { post: id(theirs), sequence: series },
    addTopic: { ...filed, topic: id(await seed.wikiPage(), 'WikiPage') },
    addUserNote: { userId: id(other, 'User'), text: reason },
    approveText: { subject: id(held), heldAt: hiddenAt.toISOString(), reason },
    banUser: { user: id(other, 'User'), until: '2099-01-01T00:00:00Z', reason },
    bookmark: { subject: id(theirs) },
    changeUsername: { username: 'another-name' },
    closeAccount: { username: admin.username, writing: 'KEEP' },
    createComment: { on: my, markdown },
    createPost: { title: 'Title', markdown },
    createReport: { subject: id(theirs), reason },
    createSequence: { title: 'Title' },
    createUpload: { byteSize: 10 },
    createWikiPage: { title: 'A new title', markdown },
    declineCoauthorship: { post: id(invitation) },
    deleteComment: { comment: own },
    deletePost: { post: my },
    discardDraft: { postId: my, version: 1 },
    deleteSequence: { sequence: series },
    editComment: { comment: own, markdown },
    editWikiPage: { page: wiki, basedOn: 2, markdown },
    follow: { subject: id(other, 'User') },
    hideComment: { comment: own, reason },
    hidePost: { post: id(theirs), reason },
    inviteCoauthor: { post: my, user: id(await seed.user('guest'), 'User') },
    lockPost: { post: id(theirs), reason },
    markNotificationsRead: {},
    markRead: { subjectId: id(theirs) },
    muteUser: { userId: id(other, 'User') },
    pinComment: { comment: own },
    protectWikiPage: { page: wiki, reason },
    publishPost: { post: id(await post({ publishedAt: null })) },
    rejectText: { subject: id(held), reason },
    removeCoauthor: { post: my, user: id(other, 'User') },
    removePostFromSequence: { post: my, sequence: series },
    removeTopic: filed,
    renameWikiPage: { page: id(renamed, 'WikiPage'), title: 'Another title' },
    reorderSequence: { sequence: series, entries: [{ post: my }] },
    resolveReport: { report: id(report, 'Report'), resolution: 'Done' },
    restoreComment: { comment: id(await comment({ deletedAt: hiddenAt }), 'Comment') },
    restorePost: { post: id(await post({ deletedAt: hiddenAt })) },
    restoreSequence: {
      sequence: id(await seed.sequence({ author, more: { deletedAt: hiddenAt } }), 'Sequence'),
    },
    retractComment: { comment: own },
    revertWikiPage: {
      page: id(reverted, 'WikiPage'),
      basedOn: 2,
      to: id(version, 'WikiContribution'),
    },
    saveDraft: { postId: my, basedOn: 1, title: 'Another title', markdown },
    setUserRole: { userId: id(other, 'User'), role: 'TRUSTED', reason },
    unbanUser: { user: id(banned, 'User'), reason },
    unbookmark: { subject: id(theirs) },
    unfollow: { subject: id(other, 'User') },
    unhideComment: {
      comment: id(await comment({ hiddenAt, hiddenWhy: 'HIDDEN' }), 'Comment'),
      reason,
    },
    unhidePost: { post: id(await post({ hiddenAt, hiddenWhy: 'HIDDEN' })), reason },
    unlockPost: { post: id(await post({ lockedAt: hiddenAt })), reason },
    unprotectWikiPage: {
      page: id(await seed.wikiPage({ more: { protectedAt: hiddenAt } }), 'WikiPage'),
      reason,
    },
    unmuteUser: { userId: id(other, 'User') },
    unpublishPost: { post: my },
    updatePost: { post: my, basedOn: 1, title: 'Another title' },
    updateProfile: { displayName: 'Another Name' },
    updateSequence: { sequence: series, title: 'Another title' },
    updateNotificationSetting: { kind: 'POST', isEnabled: false },
    vote: { subject: id(theirs), direction: 'UP' },
    voteTopicRelevance: { ...filed, vote: 'MORE' },
    warnUser: { userId: id(other, 'User'), text: reason },
  };
  await database.prisma.bookmark.create({ data: { userId: admin.id, postId: theirs.id } });
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => {
    const input = inputs[name];
    if (input === undefined) throw new Error(`Say what ${name} is sent with`);
    const document = `mutation ($input: ${args[0]?.type}) { ${name}(input: $input) { clientMutationId } }`;
    return { name, document, input };
  });
}
