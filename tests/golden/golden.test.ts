import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import type { CapturedStatement } from '../support/capture.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const { seed, statements } = api;
const { prisma } = api.database;

const here = new URL('.', import.meta.url);
const cases = readdirSync(here)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.slice(0, -'.graphql'.length));

const ada = await seed.user('ada', {
  karma: 42,
  joinedAt: new Date('2024-05-01T09:00:00.120Z'),
  bioHtml: '<p>Counts things.</p>',
  bioMarkdown: 'Counts things.',
  bioText: 'Counts things.',
});
const bob = await seed.user('bob', { karma: 7 });
const page = await seed.wikiPage({ title: 'Clocks', author: bob, text: 'A clock tells time.' });
await seed.revision({
  of: page,
  author: ada,
  text: 'A clock tells the time.',
  more: { summary: 'Grammar', isMinor: true },
});
await seed.contributor({ page, author: bob, more: { survivingChars: 15 } });
await seed.contributor({ page, author: ada, more: { survivingChars: 5 } });
const [eras, sundials, shadows] = [
  await seed.wikiPage({ title: 'Eras', author: bob }),
  await seed.wikiPage({ title: 'Sundials', author: ada }),
  await seed.wikiPage({ title: 'Shadows', author: ada }),
];
await seed.parent(page, eras);
await seed.parent(sundials, page);
await seed.parent(shadows, sundials);
const question = await seed.post({
  author: bob,
  title: 'Is my clock right?',
  text: 'It says noon.',
  more: { kind: 'QUESTION', score: 3 },
});
const essay = await seed.post({ author: ada, title: 'On clocks', text: 'They go round.' });
await seed.topic(question, page);
await seed.topic(essay, page, 2);
const reply = await seed.comment({
  on: question,
  author: ada,
  text: 'Twice a day, if it stopped.',
  more: { isAnswer: true, score: 5 },
});
const thanks = await seed.comment({ on: question, author: bob, parent: reply, text: 'It did.' });
await seed.formerText(reply, 1);
await seed.comment({ on: question, author: ada, parent: thanks, text: 'Wind the clock.' });
await seed.comment({ on: page, author: ada, text: 'Add a picture?' });
await seed.sequence({ author: ada, title: 'Time', posts: [essay, question] });
await seed.link({ from: essay, to: question, kind: 'RELATED' });
await seed.link({ from: question, to: page });
await seed.link({ from: question, to: reply });
await seed.reaction({ by: ada, on: question });
await seed.reaction({ by: ada, on: reply, name: 'insight' });
await seed.reaction({ by: bob, on: reply });
await seed.locking(essay);
await seed.poll({
  on: essay,
  more: { id: '01a00000-0000-7000-8000-000000000001' },
  votes: [
    [ada, [1]],
    [bob, [1]],
  ],
});

const carol = await member(api, 'carol', { scope: 'READ' });
const dora = await member(api, 'dora', { scope: 'READ', role: 'MODERATOR' });
// Else the first use, and one a minute later, is written down.
await prisma.accessToken.updateMany({ data: { lastUsedAt: new Date('2999-01-01T00:00:00Z') } });
const userId = carol.user.id;
const hiddenAt = new Date('2026-02-01T00:00:00Z');
const held = { hiddenAt, hiddenWhy: 'HELD' } as const;
const waiting = await seed.post({ author: carol.user, title: 'Waiting', more: held });
await seed.post({ author: carol.user, title: 'Unfinished', more: { publishedAt: null } });
const invited = await seed.post({ author: bob, title: 'Together', more: { publishedAt: null } });
await seed.coauthor(invited, carol.user, { invitedAt: hiddenAt, acceptedAt: null });
const heldSequence = await seed.sequence({ author: carol.user, title: 'Held', more: held });
const heldComment = await seed.comment({ on: essay, author: carol.user, text: 'Hm.', more: held });
const heldEdit = await prisma.heldWikiEdit.create({
  data: {
    wikiPageId: page.id,
    authorId: userId,
    markdown: 'It has hands.',
    summary: 'Hands',
    basedOn: 2,
    ...held,
  },
});
const report = await seed.report(essay, carol.user);
await prisma.bookmark.create({ data: { userId, postId: essay.id } });
await prisma.follow.create({ data: { followerId: userId, wikiPageId: page.id } });
const userNote = await prisma.userNote.create({
  data: { kind: 'WARNING', userId, moderatorName: 'Dora', text: 'Calm down.' },
});
await prisma.mute.create({ data: { muterId: userId, userId: bob.id } });
const session = await seed.session(carol.user);
const token = await prisma.accessToken.findFirstOrThrow({ where: { userId } });
const upload = await seed.upload(carol.user);
const notification = await prisma.notification.create({
  data: { userId, actorId: ada.id, kind: 'POST', postId: essay.id },
});

const NODES = {
  comment: encodeGlobalId('Comment', heldComment.id),
  post: encodeGlobalId('Post', waiting.id),
  page: encodeGlobalId('WikiPage', page.id),
  sequence: encodeGlobalId('Sequence', heldSequence.id),
  revision: encodeGlobalId('PostRevision', String(waiting.currentRevisionId)),
  report: encodeGlobalId('Report', report.id),
  heldEdit: encodeGlobalId('HeldWikiEdit', heldEdit.id),
  notification: encodeGlobalId('Notification', notification.id),
  note: encodeGlobalId('UserNote', userNote.id),
  upload: encodeGlobalId('Upload', upload.id),
  session: encodeGlobalId('Session', session.id),
  token: encodeGlobalId('AccessToken', token.id),
};

/** Who asks: the end of the case's name, or a visitor. */
function viewerOf(name: string) {
  if (name.endsWith('-by-member')) return carol;
  return name.endsWith('-by-moderator') ? dora : api;
}

describe.each(cases)('%s', (name) => {
  it('gives this answer by these statements', async () => {
    const query = readFileSync(new URL(`${name}.graphql`, here), 'utf8');
    statements.clear();
    const data = await viewerOf(name).ask(query, NODES);
    await expect(`${JSON.stringify(data, null, 2)}\n`).toMatchFileSnapshot(`${name}.json`);
    await expect(sqlOf(statements.statements)).toMatchFileSnapshot(`${name}.sql`);
  });
});

/** By name, because statements of one moment may come in any order. */
function sqlOf(sent: readonly CapturedStatement[]): string {
  return sent
    .map(({ name, text }) => `-- ${name}\n${text.replaceAll(/\s*\n\s*/g, '\n  ').trim()};\n`)
    .toSorted()
    .join('\n');
}
