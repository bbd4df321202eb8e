import sql from 'sql-template-tag';
import { v7 as uuid } from 'uuid';
import type { Database } from '../../../src/db/database.ts';
import { encodeGlobalId } from '../../../src/lib/global-id.ts';
import { seedContent } from '../../support/content.ts';
import {
  addPersonalItems,
  createFixtureCommunity,
  fillModerationQueue,
  type RichNodes,
} from '../../support/fixture-community.ts';
import { addWideCommunity } from './wide-community.ts';

/** Characters of each long text: as long as a request's body allows. */
const LONG = 199_000;
const ROWS = 120;
const REVISIONS = 39;
const THREAD_DEPTH = 200;

const WORDS =
  'clock gear spring wheel hour minute second weight chain dial hand face bell case pin'.split(' ');

export interface WorstCommunity {
  /** Nodes with long texts. */
  readonly long: RichNodes;
  /** Nodes with many rows, whose rows have many rows. */
  readonly wide: RichNodes;
  /** A comment below hundreds of others. */
  readonly deep: RichNodes;
}

/** A community in which every list has more than a page; most rows hold long texts, or lead to many rows. */
export async function createWorstCommunity(database: Database): Promise<WorstCommunity> {
  const long = await createFixtureCommunity(seedContent(database));
  const heavy = await findHeavy(database);
  await addLongHistories(database, heavy);
  await addRows(database, heavy);
  const deepest = await addDeepThread(database, heavy);
  await lengthenTexts(database);
  const wide = await addWideCommunity(database);
  await database.execute('hostile.analyze', sql`analyze`);
  return { long, wide, deep: { Comment: encodeGlobalId('Comment', deepest) } };
}

type Heavy = Awaited<ReturnType<typeof findHeavy>>;

/** Whose lists become long. */
async function findHeavy({ prisma }: Database) {
  const [author, post, deepPost, page, parent] = await Promise.all([
    prisma.user.findUniqueOrThrow({ where: { username: 'clock0' } }),
    prisma.post.findUniqueOrThrow({ where: { slug: 'the-clock-0' } }),
    prisma.post.findUniqueOrThrow({ where: { slug: 'the-clock-1' } }),
    prisma.wikiPage.findFirstOrThrow({ where: { slug: 'clock-0' } }),
    prisma.comment.findFirstOrThrow({ where: { text: 'A clock.' } }),
  ]);
  return { author, post, deepPost, page, parent };
}

/** Gives a member of the community rows in each list of `viewer`. */
export async function giveRowsToViewer(database: Database, username: string): Promise<void> {
  const owner = await database.prisma.user.findUniqueOrThrow({ where: { username } });
  await fillModerationQueue(seedContent(database), owner);
  await addPersonalItems(database.prisma, owner);
}

/** Edits that change a tenth of the words each, which is what a difference takes longest for. */
async function addLongHistories(
  { prisma }: Database,
  { author, post, page }: Heavy,
): Promise<void> {
  const random = randomNumbers();
  const words = Array.from({ length: LONG / 6 }, () => pick(random));
  for (let edit = 0; edit < REVISIONS; edit += 1) {
    for (let change = 0; change < words.length / 10; change += 1) {
      words[Math.floor(random() * words.length)] = pick(random);
    }
    const text = paragraphs(words);
    const row = {
      ...{ title: 'Clock', markdown: text, html: `<p>${text}</p>`, text, version: 100 + edit },
      ...{ authorId: author.id, authorName: author.displayName },
    };
    await prisma.revision.create({ data: { ...row, wikiPageId: page.id }, select: { id: true } });
    if (edit % 4 > 0) continue;
    await prisma.revision.create({ data: { ...row, postId: post.id }, select: { id: true } });
  }
}

function paragraphs(words: readonly string[]): string {
  return words.map((word, index) => (index % 50 === 49 ? `${word}\n\n` : word)).join(' ');
}

/** More than a page of posts, all of one person, under one topic, in one sequence, with a link to one post. */
async function addRows({ prisma }: Database, heavy: Heavy): Promise<void> {
  const { author, post, page, parent } = heavy;
  const byline = { authorId: author.id, authorName: author.displayName };
  const short = { markdown: 'Clock', html: '<p>Clock</p>', text: 'Clock' };
  const posts = Array.from({ length: ROWS }, (_, row) => ({
    id: uuid(),
    title: `Clock post ${row}`,
  }));
  const publishedAt = new Date();
  await prisma.post.createMany({
    data: posts.map(({ id, title }, row) => ({
      id,
      title,
      ...byline,
      publishedAt,
      slug: `clock-post-${row}`,
    })),
  });
  const revisions = posts.map(({ id: postId, title }) => ({
    id: uuid(),
    postId,
    title,
    version: 1,
    ...byline,
    ...short,
  }));
  await prisma.revision.createMany({ data: revisions });
  for (const { id, postId } of revisions) {
    await prisma.post.update({
      where: { id: postId },
      data: { currentRevisionId: id },
      select: { id: true },
    });
  }
  await prisma.postTopic.createMany({
    data: posts.map(({ id: postId }) => ({ postId, topicId: page.id })),
  });
  await prisma.link.createMany({
    data: posts.map(({ id }) => ({ sourcePostId: id, targetPostId: post.id, kind: 'MENTION' })),
  });
  await prisma.comment.createMany({
    data: posts.map(() => ({
      ...{ postId: post.id, parentId: parent.id, rootId: parent.id, depth: 1 },
      ...{ ...byline, ...short },
    })),
  });
  const sequence = { id: uuid(), slug: 'all-clocks', title: 'All clocks', ...byline };
  await prisma.sequence.create({ data: sequence });
  await prisma.sequenceEntry.createMany({
    data: posts.map(({ id: postId }, position) => ({ sequenceId: sequence.id, postId, position })),
  });
}

/** A chain of replies: each answers the one before. Gives the id of the last. */
async function addDeepThread({ prisma }: Database, { author, deepPost }: Heavy): Promise<string> {
  const ids = Array.from({ length: THREAD_DEPTH }, () => uuid());
  const short = { markdown: 'Clock', html: '<p>Clock</p>', text: 'Clock' };
  await prisma.comment.createMany({
    data: ids.map((id, depth) => ({
      ...{ id, postId: deepPost.id, depth, parentId: ids[depth - 1] ?? null },
      ...{
        rootId: depth === 0 ? null : (ids[0] ?? null),
        replyCount: depth + 1 < ids.length ? 1 : 0,
      },
      ...{ authorId: author.id, authorName: author.displayName, ...short },
    })),
  });
  return ids.at(-1) ?? '';
}

/** Who wrote what is long; others may have been there before. */
const TOWN = sql`(select id from users where username like 'clock%')`;

/**
 * Long texts that PostgreSQL stores in a few kilobytes, and that cost their whole length to read.
 * Triggers do not see them, so search vectors stay those of the short texts.
 */
async function lengthenTexts({ transaction }: Database): Promise<void> {
  await transaction(async ({ execute }) => {
    await execute('hostile.withoutTriggers', sql`set local session_replication_role = replica`);
    const plain = sql`repeat('clock gear ', ${Math.floor(LONG / 11)}::int)`;
    const html = sql`'<p>' || ${plain} || '</p>'`;
    await execute(
      'hostile.lengthenComments',
      sql`update comments set markdown = ${plain}, html = ${html}, text = ${plain} where author_id in ${TOWN}`,
    );
    await execute(
      'hostile.lengthenRevisions',
      sql`update revisions set markdown = ${plain}, html = ${html}, text = ${plain}
        where length(text) < 1000 and author_id in ${TOWN}`,
    );
    await execute(
      'hostile.lengthenBios',
      sql`update users set bio_markdown = ${plain}, bio_html = ${html}, bio_text = ${plain} where id in ${TOWN}`,
    );
    await execute(
      'hostile.lengthenDescriptions',
      sql`update sequences set description_markdown = ${plain}, description_html = ${html},
        description_text = ${plain} where author_id in ${TOWN}`,
    );
  });
}

/** The same numbers in every run (a linear congruential generator). */
function randomNumbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function pick(random: () => number): string {
  return WORDS[Math.floor(random() * WORDS.length)] ?? 'clock';
}
