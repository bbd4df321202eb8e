import type { Comment, Post, WikiPage } from '../../src/db/generated/client.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import type { Api, TestApi } from '../support/api.ts';
import { type Member, member } from '../support/members.ts';

export const EVERYBODY = [
  'anonymous',
  'stranger',
  'author',
  'coauthor',
  'invited',
  'moderator',
] as const;
export type Who = (typeof EVERYBODY)[number];

type Members = Readonly<Record<Exclude<Who, 'anonymous'>, Member>>;

/** Something of a community, with those who may look it up. */
export interface Known {
  readonly kind: string;
  readonly id: string;
  readonly by: readonly Who[];
  /** Where its kind is looked up by a name as well. */
  readonly slug?: string;
}

export interface EveryState {
  readonly viewers: Readonly<Record<Who, Pick<Api, 'answer' | 'ask'>>>;
  readonly members: Members;
  /** Everything there is, by its global id. */
  readonly known: ReadonlyMap<string, Known>;
}

const TOGETHER: readonly Who[] = ['author', 'coauthor', 'invited', 'moderator'];
const AUTHOR: readonly Who[] = ['author', 'moderator'];
const MODERATOR: readonly Who[] = ['moderator'];

const GONE = { deletedAt: new Date() };
const HIDDEN = { hiddenAt: new Date(), hiddenWhy: 'HELD' } as const;

/** The word that every text of this community has, for searching. */
export const SHARED_WORD = 'text';

/**
 * Makes a community with everything in every state (drafts, held, hidden, deleted, tombstones), and
 * what else leads to each of these: links, topics, sequences, bookmarks, follows, notifications,
 * reports, and the log of moderation. The policy is written down here a second time, by hand.
 */
export async function everyState(api: TestApi): Promise<EveryState> {
  const { seed, database } = api;
  const { prisma } = database;
  const members: Members = {
    stranger: await member(api, 'stranger'),
    author: await member(api, 'author'),
    coauthor: await member(api, 'coauthor'),
    invited: await member(api, 'invited'),
    moderator: await member(api, 'moderator', { role: 'MODERATOR' }),
  };
  const author = members.author.user;
  const reporter = members.stranger.user;
  const known = new Map<string, Known>();

  function note(kind: string, row: { id: string; slug?: string }, by: readonly Who[]): void {
    const id = encodeGlobalId(kind, row.id);
    known.set(id, { kind, id, by, ...(row.slug !== undefined && { slug: row.slug }) });
  }

  for (const { user } of Object.values(members)) {
    note('User', { id: user.id, slug: user.username }, EVERYBODY);
    await keepAndTell({ userId: user.id }, { seenBy: EVERYBODY, readBy: EVERYBODY });
  }
  note('Upload', await seed.upload(author), ['author']);
  for (const [who, { user }] of Object.entries(members)) {
    const tokens = await prisma.accessToken.findMany({ where: { userId: user.id } });
    for (const token of tokens) note('AccessToken', token, [who as Who]);
  }
  note('Session', await seed.session(author), ['author']);
  const shown = await post({}, EVERYBODY);
  await post({ publishedAt: null }, TOGETHER);
  await post(HIDDEN, TOGETHER);
  await post(GONE, AUTHOR);
  await page(shown, {}, EVERYBODY);
  await page(shown, GONE, MODERATOR);
  await sequence({}, EVERYBODY);
  await sequence(GONE, AUTHOR);
  await sequence(HIDDEN, AUTHOR);
  await heldEdits();
  await notes();
  return {
    viewers: { anonymous: api, ...members },
    members,
    known,
  };

  async function post(more: Partial<Post>, by: readonly Who[]): Promise<Post> {
    const row = await seed.post({ author, more });
    note('Post', row, by);
    note('PostRevision', { id: row.currentRevisionId ?? '' }, by);
    note('PostRevision', await seed.revision({ of: row, author }), by);
    await seed.coauthor(row, members.coauthor.user);
    await seed.coauthor(row, members.invited.user, { acceptedAt: null });
    note('Poll', await seed.poll({ on: row, votes: [[author, [1]]] }), by);
    await keepAndTell({ postId: row.id }, { seenBy: by, readBy: by });
    await comments(row, by);
    return row;
  }

  async function page(filed: Post, more: Partial<WikiPage>, by: readonly Who[]): Promise<void> {
    const row = await seed.wikiPage({ author, more });
    note('WikiPage', row, by);
    note('WikiContribution', { id: row.currentRevisionId ?? '' }, by);
    await prisma.revision.update({
      where: { id: row.currentRevisionId ?? '' },
      data: { hiddenAt: GONE.deletedAt },
    });
    note('WikiContribution', await seed.revision({ of: row, author }), by);
    await seed.contributor({ page: row, author });
    await seed.topic(filed, row);
    await seed.link({ from: row, to: filed });
    await keepAndTell({ wikiPageId: row.id }, { seenBy: by, readBy: by });
    await comments(row, by);
  }

  /** Of a page that is shown, of a deleted one, and of one that does not exist. */
  async function heldEdits(): Promise<void> {
    const pages = await prisma.wikiPage.findMany({ select: { id: true } });
    for (const wikiPageId of [...pages.map(({ id }) => id), null]) {
      const change = { title: 'A text', markdown: 'A text', basedOn: 1 };
      const data = { wikiPageId, authorId: author.id, ...change, ...HIDDEN };
      const row = await prisma.heldWikiEdit.create({ data });
      note('HeldWikiEdit', row, AUTHOR);
      await tell({ heldWikiEditId: row.id }, AUTHOR);
      await log({ heldWikiEditId: row.id });
    }
  }

  async function sequence(more: object, by: readonly Who[]): Promise<void> {
    const posts = await prisma.post.findMany({ orderBy: { id: 'asc' } });
    note('Sequence', await seed.sequence({ author, posts, more }), by);
  }

  /** A living comment with an answer, a deleted and a hidden one, and a tombstone with an answer. */
  async function comments(on: Post | WikiPage, by: readonly Who[]): Promise<void> {
    const own = by.filter((who) => AUTHOR.includes(who));
    const living = await comment(on, {}, { seenBy: by, readBy: by });
    await comment(on, { parent: living }, { seenBy: by, readBy: by });
    await comment(on, { more: GONE }, { seenBy: own, readBy: own });
    await comment(on, { more: HIDDEN }, { seenBy: own, readBy: own });
    const tombstone = await comment(on, { more: HIDDEN }, { seenBy: by, readBy: own });
    await comment(on, { parent: tombstone }, { seenBy: by, readBy: by });
    await seed.link({ from: living, to: on });
  }

  async function comment(
    on: Post | WikiPage,
    more: { parent?: Comment; more?: Partial<Comment> },
    { seenBy, readBy }: Audience,
  ): Promise<Comment> {
    const row = await seed.comment({ on, author, ...more });
    note('Comment', row, seenBy);
    note('CommentRevision', await seed.formerText(row, 1), readBy);
    await keepAndTell({ commentId: row.id }, { seenBy, readBy });
    return row;
  }

  /** What members keep of a thing, are told of it, and say against it. */
  async function keepAndTell(subject: SubjectColumns, { readBy }: Audience): Promise<void> {
    for (const { user } of Object.values(members)) {
      if (subject.userId !== user.id) {
        await prisma.follow.create({ data: { followerId: user.id, ...subject } });
      }
      if (subject.userId !== undefined) continue;
      await prisma.bookmark.create({ data: { userId: user.id, ...subject } });
    }
    if (subject.userId === undefined) await tell(subject, readBy);
    const reported = { reporterId: reporter.id, reason: 'Look', ...subject };
    note('Report', await prisma.report.create({ data: reported }), ['stranger', 'moderator']);
    await log(subject);
  }

  async function tell(subject: NotifiedColumns, readBy: readonly Who[]): Promise<void> {
    for (const [who, { user }] of Object.entries(members)) {
      const told = await prisma.notification.create({
        data: { userId: user.id, actorId: author.id, kind: 'MENTION', ...subject },
      });
      note(
        'Notification',
        told,
        readBy.filter((reader) => reader === who),
      );
    }
  }

  async function notes(): Promise<void> {
    const about = { userId: author.id, moderatorName: 'M', text: 'A text' };
    const note1 = await prisma.userNote.create({ data: { kind: 'NOTE', ...about } });
    const warning = await prisma.userNote.create({ data: { kind: 'WARNING', ...about } });
    note('UserNote', note1, MODERATOR);
    note('UserNote', warning, AUTHOR);
    await tell({ userNoteId: warning.id }, AUTHOR);
  }

  async function log(subject: SubjectColumns | NotifiedColumns): Promise<void> {
    const done = { kind: 'LOCK', moderatorName: 'M', reason: 'Heated', ...subject } as const;
    note('ModerationAction', await prisma.moderationAction.create({ data: done }), EVERYBODY);
  }
}

interface Audience {
  /** Those to whom it is there. */
  readonly seenBy: readonly Who[];
  /** Those to whom it is more than a tombstone. */
  readonly readBy: readonly Who[];
}

interface NotifiedColumns {
  readonly postId?: string;
  readonly commentId?: string;
  readonly wikiPageId?: string;
  readonly heldWikiEditId?: string;
  readonly userNoteId?: string;
}

interface SubjectColumns {
  readonly userId?: string;
  readonly postId?: string;
  readonly commentId?: string;
  readonly wikiPageId?: string;
}
