import { schema } from '../../../src/composition/schema.ts';
import type { User } from '../../../src/db/generated/client.ts';
import { encodeGlobalId } from '../../../src/lib/global-id.ts';
import type { TestApi } from '../../support/api.ts';

type Input = Readonly<Record<string, unknown>>;

/** What an admin sends with each mutation of the schema so that it gets as far as writing. */
export async function everyMutation({ seed, database }: TestApi, admin: User) {
  const author = admin;
  const other = await seed.user('other');
  const { id: avatarUploadId } = await seed.upload(other);
  await database.prisma.user.update({ where: { id: other.id }, data: { avatarUploadId } });
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
  const tidied = await seed.wikiPage({ author });
  const former = await seed.revision({ of: tidied, author });
  const hiddenVersion = await seed.revision({ of: tidied, author, more: { hiddenAt } });
  await seed.revision({ of: tidied, author });
  const session = await seed.session(admin);
  const spare = await database.prisma.accessToken.create({
    data: { userId: admin.id, name: 'Spare', scope: 'READ', hash: 'c'.repeat(64) },
  });
  const ownHeld = await database.prisma.heldWikiEdit.create({
    data: {
      ...{ wikiPageId: page.id, authorId: admin.id, basedOn: 1, markdown: 'Held' },
      ...{ hiddenAt, hiddenWhy: 'HELD' },
    },
  });
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
  const filed = { postId: my, topicId: wiki };
  const inputs: Readonly<Record<string, Input>> = {
    acceptAnswer: { commentId: id(await comment({ isAnswer: true }, question, other), 'Comment') },
    addReaction: { subjectId: id(theirs), name: 'heart' },
    addPoll: { postId: my, question: 'Which?', options: ['This', 'That'] },
    closePoll: { pollId: id(await seed.poll({ on: await post({}) }), 'Poll') },
    removePoll: { pollId: id(await seed.poll({ on: await post({}) }), 'Poll') },
    votePoll: { pollId: id(await seed.poll({ on: theirs }), 'Poll'), options: [1] },
    acceptCoauthorship: { postId: id(invitation) },
    addPostToSequence: { postId: id(theirs), sequenceId: series },
    addTopic: { ...filed, topicId: id(await seed.wikiPage(), 'WikiPage') },
    addUserNote: { userId: id(other, 'User'), text: reason },
    approveText: { subjectId: id(held), heldAt: hiddenAt.toISOString(), reason },
    banUser: { userId: id(other, 'User'), until: '2099-01-01T00:00:00Z', reason },
    bookmark: { subjectId: id(theirs) },
    changeUsername: { username: 'another-name' },
    closeAccount: { username: admin.username, writing: 'KEEP' },
    createComment: { subjectId: my, markdown },
    createPost: { title: 'Title', markdown },
    createReport: { subjectId: id(theirs), reason },
    createSequence: { title: 'Title' },
    createSignInLink: { userId: id(other, 'User') },
    createToken: { name: 'Another', scope: 'READ' },
    createUpload: { byteSize: 10 },
    createWikiPage: { title: 'A new title', markdown },
    curatePost: { postId: id(theirs), reason },
    declineCoauthorship: { postId: id(invitation) },
    deleteComment: { commentId: own },
    deletePost: { postId: my },
    discardDraft: { postId: my, version: 1 },
    deleteSequence: { sequenceId: series },
    editComment: { commentId: own, markdown },
    editWikiPage: { pageId: wiki, basedOn: 2, markdown },
    deleteWikiPage: { pageId: id(await seed.wikiPage(), 'WikiPage'), reason },
    endSession: { sessionId: id(session, 'Session') },
    endSessions: { keepCurrent: true },
    exportMyData: {},
    follow: { subjectId: id(other, 'User') },
    hideComment: { commentId: own, reason },
    hidePost: { postId: id(theirs), reason },
    hideWikiContribution: { contributionId: id(former, 'WikiContribution'), reason },
    inviteCoauthor: { postId: my, userId: id(await seed.user('guest'), 'User') },
    lockPost: { postId: id(theirs), reason },
    markNotificationsRead: {},
    markRead: { subjectId: id(theirs) },
    mergeWikiPages: {
      sourceId: id(await seed.wikiPage(), 'WikiPage'),
      targetId: id(await seed.wikiPage(), 'WikiPage'),
      reason,
    },
    muteUser: { userId: id(other, 'User') },
    pinComment: { commentId: own },
    pinPost: { postId: id(theirs), reason },
    protectWikiPage: { pageId: wiki, reason },
    publishPost: { postId: id(await post({ publishedAt: null })) },
    rejectText: { subjectId: id(await post({ hiddenAt, hiddenWhy: 'HELD' }, other)), reason },
    removeCoauthor: { postId: my, userId: id(other, 'User') },
    removeReaction: { subjectId: id(theirs), name: 'heart' },
    removePostFromSequence: { postId: my, sequenceId: series },
    removeTopic: filed,
    renameWikiPage: { pageId: id(renamed, 'WikiPage'), title: 'Another title' },
    reorderSequence: { sequenceId: series, entries: [{ postId: my }] },
    resolveReport: { reportId: id(report, 'Report'), resolution: 'Done' },
    restoreComment: { commentId: id(await comment({ deletedAt: hiddenAt }), 'Comment') },
    restorePost: { postId: id(await post({ deletedAt: hiddenAt })) },
    restoreSequence: {
      sequenceId: id(await seed.sequence({ author, more: { deletedAt: hiddenAt } }), 'Sequence'),
    },
    restoreWikiPage: {
      pageId: id(await seed.wikiPage({ title: 'Gone', more: { deletedAt: hiddenAt } }), 'WikiPage'),
      reason,
    },
    retractComment: { commentId: own },
    revertWikiPage: {
      pageId: id(reverted, 'WikiPage'),
      basedOn: 2,
      revisionId: id(version, 'WikiContribution'),
    },
    revokeToken: { tokenId: id(spare, 'AccessToken') },
    saveDraft: { postId: my, basedOn: 1, title: 'Another title', markdown },
    removeUserAvatar: { userId: id(other, 'User'), reason },
    setParentTopics: {
      pageId: id(await seed.wikiPage(), 'WikiPage'),
      parentIds: [id(await seed.wikiPage(), 'WikiPage')],
    },
    setUserRole: { userId: id(other, 'User'), role: 'TRUSTED', reason },
    uncuratePost: { postId: id(await post({ curatedAt: hiddenAt })), reason },
    unbanUser: { userId: id(banned, 'User'), reason },
    unbookmark: { subjectId: id(theirs) },
    unfollow: { subjectId: id(other, 'User') },
    unhideComment: {
      commentId: id(await comment({ hiddenAt, hiddenWhy: 'HIDDEN' }), 'Comment'),
      reason,
    },
    unhidePost: { postId: id(await post({ hiddenAt, hiddenWhy: 'HIDDEN' })), reason },
    unhideWikiContribution: {
      contributionId: id(hiddenVersion, 'WikiContribution'),
      reason,
    },
    unlockPost: { postId: id(await post({ lockedAt: hiddenAt })), reason },
    unpinPost: { postId: id(await post({ pinnedAt: hiddenAt })), reason },
    unprotectWikiPage: {
      pageId: id(await seed.wikiPage({ more: { protectedAt: hiddenAt } }), 'WikiPage'),
      reason,
    },
    unmuteUser: { userId: id(other, 'User') },
    unpublishPost: { postId: my },
    updatePost: { postId: my, basedOn: 1, title: 'Another title' },
    updateMailAddress: {},
    updateMailFrequency: { frequency: 'DAILY' },
    updateProfile: { displayName: 'Another Name' },
    updateSequence: { sequenceId: series, title: 'Another title' },
    updateNotificationSetting: { kind: 'POST', isEnabled: false },
    vote: { subjectId: id(theirs), direction: 'UP' },
    voteTopicRelevance: { ...filed, vote: 'MORE' },
    warnUser: { userId: id(other, 'User'), text: reason },
    withdrawHeldEdit: { heldEditId: id(ownHeld, 'HeldWikiEdit') },
  };
  await database.prisma.bookmark.create({ data: { userId: admin.id, postId: theirs.id } });
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => {
    const input = inputs[name];
    if (input === undefined) throw new Error(`Say what ${name} is sent with`);
    const document = `mutation ($input: ${args[0]?.type}) { ${name}(input: $input) { clientMutationId } }`;
    return { name, document, input };
  });
}
