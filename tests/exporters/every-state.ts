import { createHash } from 'node:crypto';
import { createRichContent } from '../../src/content/rich-content.ts';
import type { Database } from '../../src/db/database.ts';
import type { ImageStore } from '../../src/images/image-store.ts';
import { seedContent } from '../support/content.ts';
import { picture } from '../support/pictures.ts';

const AT = new Date('2026-05-05T05:05:05.005Z');
const HELD = { hiddenAt: AT, hiddenWhy: 'HELD' } as const;
const HIDDEN = { hiddenAt: AT, hiddenWhy: 'HIDDEN' } as const;

/** Words that only some members may read. A public export has none of them. */
export const SECRET = 'Zanzibar';

/** A community with a row of every kind, in every state that a row can be in, and a value in every column. */
export async function createEveryState(database: Database, images: ImageStore): Promise<void> {
  const { prisma } = database;
  const seed = seedContent(database);
  const bio = createRichContent('A *bio*', '<p>A <em>bio</em></p>\n');
  const ada = await seed.user('ada', {
    formerUsernames: ['ada-before', 'countess'],
    bioMarkdown: bio.markdown,
    bioHtml: bio.html,
    bioText: bio.text,
    bioWordCount: bio.wordCount,
    websiteUrl: 'https://ada.example',
    location: 'London\u2028Paris',
    avatarUrl: 'https://ada.example/a.png',
    karma: 12,
  });
  const bob = await seed.user('bob', { role: 'MODERATOR', displayName: 'Bob 🎈 "quoted"\\' });
  const cyd = await seed.user('cyd', {
    bannedUntil: new Date('2099-01-01T00:00:00Z'),
    claimedRole: 'TRUSTED',
    claimedAt: AT,
    claimedUntil: AT,
  });
  const gone = await seed.user('gone', { closedAt: AT, displayName: 'Closed account' });

  const image = await storePicture(images);
  const upload = { ownerId: ada.id, byteSize: 900, tokenHash: '', createdAt: AT, expiresAt: AT };
  const stored = await prisma.upload.create({ data: { ...upload, receivedAt: AT, ...image } });
  await prisma.user.update({ where: { id: ada.id }, data: { avatarUploadId: stored.id } });
  // Announced, and never sent: of no use anywhere else.
  await prisma.upload.create({ data: { ...upload, tokenHash: 'b'.repeat(64) } });
  const shown = `<p><img src="/images/${image.digest}-${image.width}.webp" srcset="/images/${image.digest}-${image.width}.webp ${image.width}w" alt="A picture" width="${image.width}" height="${image.height}" loading="lazy" /></p>\n`;

  const page = await seed.wikiPage({ title: 'Clocks', author: ada, more: { protectedAt: AT } });
  await seed.revision({ of: page, author: cyd, text: `${SECRET} 1`, more: { hiddenAt: AT } });
  const kept = await seed.revision({ of: page, author: null, authorName: '10.0.0.1' });
  await seed.revision({
    of: page,
    author: bob,
    more: { revertsToId: kept.id, summary: 'Bring it back', isMinor: true },
  });
  await prisma.wikiPage.update({ where: { id: page.id }, data: { title: 'All clocks' } });
  await prisma.wikiPage.update({ where: { id: page.id }, data: { formerSlugs: ['old-clocks'] } });
  const twin = await seed.wikiPage({ title: 'All clocks', author: bob });
  const merged = await seed.wikiPage({ title: 'Watches', author: ada });
  await prisma.wikiPage.update({ where: { id: merged.id }, data: { mergedIntoId: page.id } });
  const deletedPage = await seed.wikiPage({ title: `${SECRET} 2`, text: `${SECRET} 3` });
  await prisma.wikiPage.update({ where: { id: deletedPage.id }, data: { deletedAt: AT } });
  await seed.parent(page, twin);
  await seed.parent(page, deletedPage);
  await seed.parent(deletedPage, twin);
  await seed.contributor({ page, author: ada });
  await seed.contributor({ page, author: null, more: { authorName: '10.0.0.1' } });

  const post = await seed.post({
    title: 'A post',
    author: ada,
    more: { lockedAt: AT, pinnedAt: AT, curatedAt: AT, kind: 'LINK' },
  });
  await prisma.post.update({
    where: { id: post.id },
    data: { linkUrl: 'https://far.example/?a=1' },
  });
  const more = createRichContent('![A picture](upload:1)', shown);
  await seed.revision({ of: post, author: ada, more });
  const draft = await seed.post({ title: `${SECRET} 4`, author: ada, more: { publishedAt: null } });
  const deleted = await seed.post({ title: `${SECRET} 5`, author: bob, more: { deletedAt: AT } });
  await seed.post({ title: `${SECRET} 6`, author: cyd, more: HELD });
  await seed.post({ title: `${SECRET} 7`, author: cyd, more: HIDDEN });
  const question = await seed.post({ title: 'Why?', author: null, more: { kind: 'QUESTION' } });
  await seed.coauthor(post, bob, { invitedById: ada.id });
  await seed.coauthor(post, cyd, { acceptedAt: null, invitedById: ada.id });
  await seed.topic(post, page, 3);
  await seed.topic(draft, page);

  const answer = await seed.comment({ on: question, author: bob, more: { isAnswer: true } });
  await prisma.post.update({ where: { id: question.id }, data: { acceptedAnswerId: answer.id } });
  await seed.formerText(answer, 1);
  await prisma.comment.update({ where: { id: answer.id }, data: { editedAt: AT, isPinned: true } });
  const tombstone = await seed.comment({ on: post, author: cyd, text: `${SECRET} 8` });
  const reply = await seed.comment({ on: post, author: ada, parent: tombstone });
  await seed.comment({ on: post, author: bob, parent: reply, more: { isRetracted: true } });
  await seed.formerText(tombstone, 1);
  await prisma.comment.update({ where: { id: tombstone.id }, data: { deletedAt: AT } });
  await seed.comment({ on: post, author: cyd, text: `${SECRET} 9`, more: HIDDEN });
  await seed.comment({ on: page, author: cyd, text: `${SECRET} 10`, more: HELD });
  await seed.comment({ on: draft, author: ada, text: `${SECRET} 11` });
  // Its id is before that of the comment that it answers, as in imports of the same moment.
  await seed.comment({
    on: page,
    author: ada,
    parent: await seed.comment({ on: page, author: gone }),
    more: { id: '00000000-0000-7000-8000-000000000001' },
  });

  const sequence = await seed.sequence({ author: ada, posts: [post, draft] });
  await prisma.sequenceEntry.updateMany({
    where: { sequenceId: sequence.id },
    data: { chapterTitle: 'One' },
  });
  const described = createRichContent('About', '<p>About</p>\n');
  await prisma.sequence.update({
    where: { id: sequence.id },
    data: {
      descriptionMarkdown: described.markdown,
      descriptionHtml: described.html,
      descriptionText: described.text,
      descriptionWordCount: described.wordCount,
    },
  });
  await seed.sequence({ title: `${SECRET} 12`, more: { deletedAt: AT } });
  await seed.sequence({ title: `${SECRET} 13`, author: cyd, more: HELD });

  await seed.link({ from: post, to: page });
  await seed.link({ from: draft, to: page, kind: 'RELATED' });
  await seed.link({ from: answer, to: post, kind: 'DUPLICATE' });
  await seed.link({ from: page, to: answer });

  await seed.vote({ by: bob, on: post, value: 2 });
  await seed.vote({ by: cyd, on: answer, axis: 'AGREEMENT', value: -1 });
  await seed.poll({
    on: post,
    votes: [
      [ada, [1]],
      [bob, [2]],
    ],
    more: { closesAt: AT, createdAt: AT },
  });
  await prisma.pollVote.updateMany({ data: { createdAt: AT } });
  await seed.poll({ on: draft, more: { question: `${SECRET} 27`, createdAt: AT } });
  await prisma.reaction.createMany({
    data: [
      { userId: bob.id, postId: post.id, name: 'heart', createdAt: AT },
      { userId: cyd.id, commentId: answer.id, name: 'heart', createdAt: AT },
      { userId: cyd.id, postId: draft.id, name: `${SECRET}`, createdAt: AT },
    ],
  });
  await prisma.topicVote.create({
    data: { voterId: bob.id, postId: post.id, topicId: page.id, value: 1, createdAt: AT },
  });
  const mine = { userId: ada.id, createdAt: AT };
  await prisma.bookmark.createMany({
    data: [
      { ...mine, postId: post.id },
      { ...mine, commentId: answer.id },
      { ...mine, wikiPageId: page.id },
    ],
  });
  const follow = { followerId: ada.id, createdAt: AT };
  await prisma.follow.createMany({
    data: [
      { ...follow, userId: bob.id },
      { ...follow, postId: post.id },
      { ...follow, commentId: answer.id },
      { ...follow, wikiPageId: page.id },
    ],
  });
  await prisma.readMark.createMany({
    data: [
      { userId: ada.id, postId: post.id, readUpTo: AT },
      { userId: ada.id, wikiPageId: page.id, readUpTo: AT },
    ],
  });
  await prisma.mute.create({ data: { muterId: ada.id, userId: cyd.id, createdAt: AT } });
  const typed = { postId: post.id, title: `${SECRET} draft`, markdown: `${SECRET} draft` };
  await prisma.savedDraft.createMany({
    data: [
      { ...typed, userId: ada.id, version: 3, basedOn: 1, linkUrl: null, savedAt: AT },
      { ...typed, userId: bob.id, version: 1, basedOn: 1, linkUrl: 'https://e', savedAt: AT },
    ],
  });
  const edit = await prisma.heldWikiEdit.create({
    data: {
      ...HELD,
      wikiPageId: page.id,
      authorId: cyd.id,
      title: `${SECRET} 14`,
      markdown: `${SECRET} 15`,
      summary: `${SECRET} 16`,
      basedOn: 1,
    },
  });
  const note = await prisma.userNote.create({
    data: {
      kind: 'NOTE',
      userId: cyd.id,
      moderatorId: bob.id,
      moderatorName: 'Bob',
      text: `${SECRET} 17`,
    },
  });
  const told = { userId: ada.id, actorId: bob.id, createdAt: AT };
  await prisma.notification.createMany({
    data: [
      { ...told, kind: 'REPLY', commentId: answer.id, readAt: AT },
      { ...told, kind: 'POST', postId: post.id },
      { ...told, kind: 'EDIT', wikiPageId: page.id },
      { ...told, kind: 'MODERATION', sequenceId: sequence.id },
      { ...told, kind: 'MODERATION', heldWikiEditId: edit.id },
      { ...told, kind: 'MODERATION', userNoteId: note.id },
    ],
  });
  await prisma.notificationSetting.create({
    data: { userId: ada.id, kind: 'REPLY', channel: 'EMAIL', isEnabled: false },
  });
  const reason = `${SECRET} 18`;
  await prisma.report.createMany({
    data: [
      { reporterId: ada.id, userId: cyd.id, reason },
      { reporterId: ada.id, commentId: answer.id, reason },
      { reporterId: ada.id, wikiPageId: page.id, reason },
      {
        ...{ reporterId: ada.id, postId: post.id, reason },
        ...{ resolvedAt: AT, resolvedById: bob.id, resolution: `${SECRET} 19` },
      },
    ],
  });
  const act = { moderatorId: bob.id, moderatorName: 'Bob', reason: 'Rules', createdAt: AT };
  await prisma.moderationAction.createMany({
    data: [
      { ...act, kind: 'BAN', userId: cyd.id, until: new Date('2099-01-01T00:00:00Z') },
      ...(['LOCK', 'PIN', 'CURATE'] as const).map((kind) => ({ ...act, kind, postId: post.id })),
      { ...act, kind: 'DELETE', postId: deleted.id },
      { ...act, kind: 'HIDE', commentId: answer.id },
      { ...act, kind: 'PROTECT', wikiPageId: page.id },
      { ...act, kind: 'MERGE', wikiPageId: twin.id },
      { ...act, kind: 'APPROVE', sequenceId: sequence.id },
      { ...act, kind: 'APPROVE', heldWikiEditId: edit.id },
      { ...act, kind: 'HIDE', revisionId: kept.id },
    ],
  });

  await prisma.mailAccount.create({
    data: {
      ...{ userId: ada.id, address: `${SECRET}20@ada.example`, key: 'k', isForSignIn: true },
      ...{ pendingAddress: 'new@ada.example', tokenHash: 'c'.repeat(64), tokenSentAt: AT },
    },
  });
  const signsIn = await prisma.authUser.create({
    data: {
      ...{ name: 'Ada', email: `${SECRET}21@ada.example`, emailVerified: true },
      ...{ image: 'https://ada.example/a.png', preferredUsername: 'ada' },
      ...{ createdAt: AT, updatedAt: AT },
    },
  });
  await prisma.authPasskey.createMany({
    data: [AT, null].map((lastUsedAt, index) => ({
      userId: signsIn.id,
      credentialId: `credential-${index}`,
      publicKey: 'key',
      counter: 4_000_000_000,
      ...{ name: `${SECRET} 26`, createdAt: AT },
      lastUsedAt,
    })),
  });
  await prisma.authAccount.create({
    data: {
      ...{ accountId: signsIn.id, providerId: 'credential', userId: signsIn.id },
      ...{ password: `${SECRET} 22`, scope: 'openid', createdAt: AT, updatedAt: AT },
    },
  });
  await prisma.identity.createMany({
    data: ['self', 'https://Issuer.example', 'https://issuer.example'].map((issuer) => ({
      issuer,
      subject: `${SECRET} 23`,
      userId: ada.id,
      createdAt: AT,
    })),
  });
  await prisma.origin.createMany({
    data: ['2', '10', 'a', 'B'].map((externalId) => ({
      source: 'elsewhere',
      kind: 'alias',
      externalId,
      ourId: page.id,
      imported: externalId === '2' ? '{"title":"x"}' : null,
    })),
  });
  await createWhatIsLeftOut(database, ada.id, signsIn.id);
}

/** Sessions, tokens and the like. */
async function createWhatIsLeftOut({ prisma }: Database, userId: string, authUserId: string) {
  const secret = `${SECRET} 24`;
  await prisma.accessToken.create({ data: { userId, name: secret, hash: secret, scope: 'READ' } });
  await prisma.authSession.create({
    data: { userId: authUserId, token: secret, expiresAt: new Date('2099-01-01T00:00:00Z') },
  });
  await prisma.signInLink.create({ data: { userId, hash: secret, expiresAt: AT } });
  await prisma.siteSecret.create({ data: { name: 'test', value: secret } });
  await prisma.event.create({ data: { kind: 'POST', nodeKind: 'Post', nodeId: userId } });
}

async function storePicture(images: ImageStore) {
  const content = await picture({ width: 40, height: 30 }, 'webp');
  const digest = createHash('sha256').update(content).digest('hex');
  await images.write({ digest, width: 40 }, content);
  return { digest, width: 40, height: 30, widths: [40] };
}
