import sql from 'sql-template-tag';
import type { Database } from '../../../src/db/database.ts';
import { type Seed, seedContent } from '../../support/content.ts';
import { buildTown, fillDesk, keepPosts, type RichNodes } from '../../support/town.ts';

/** Characters of each long text: as long as a request's body allows. */
const LONG = 199_000;
const ROWS = 120;
const REVISIONS = 39;
const THREAD_DEPTH = 200;

const WORDS =
  'clock gear spring wheel hour minute second weight chain dial hand face bell case pin'.split(' ');

/** A community in which every list has more than a page, and most of its rows hold long texts. */
export async function createWorstCommunity(database: Database): Promise<RichNodes> {
  const seed = seedContent(database);
  const nodes = await buildTown(seed);
  await addLongHistories(seed, database);
  await addRows(seed, database);
  await addDeepThread(seed, database);
  await lengthenTexts(database);
  await database.execute('hostile.analyze', sql`analyze`);
  return nodes;
}

/** Gives a member of the community rows in each list of `viewer`. */
export async function giveRowsToViewer(database: Database, username: string): Promise<void> {
  const owner = await database.prisma.user.findUniqueOrThrow({ where: { username } });
  await fillDesk(seedContent(database), owner);
  await keepPosts(database.prisma, owner);
}

/** Edits that change a tenth of the words each, which is what a difference takes longest for. */
async function addLongHistories(seed: Seed, { prisma }: Database): Promise<void> {
  const author = await prisma.user.findUniqueOrThrow({ where: { username: 'clock0' } });
  const post = await prisma.post.findUniqueOrThrow({ where: { slug: 'the-clock-0' } });
  const page = await prisma.wikiPage.findFirstOrThrow({ where: { slug: 'clock-0' } });
  const random = randomNumbers();
  const words = Array.from({ length: LONG / 6 }, () => pick(random));
  for (let edit = 0; edit < REVISIONS; edit += 1) {
    for (let change = 0; change < words.length / 10; change += 1) {
      words[Math.floor(random() * words.length)] = pick(random);
    }
    const text = paragraphs(words);
    await seed.revision({ of: page, author, text });
    if (edit % 4 === 0) await seed.revision({ of: post, author, text });
  }
}

function paragraphs(words: readonly string[]): string {
  return words.map((word, index) => (index % 50 === 49 ? `${word}\n\n` : word)).join(' ');
}

async function addRows(seed: Seed, { prisma }: Database): Promise<void> {
  const author = await prisma.user.findUniqueOrThrow({ where: { username: 'clock0' } });
  const post = await prisma.post.findUniqueOrThrow({ where: { slug: 'the-clock-0' } });
  const page = await prisma.wikiPage.findFirstOrThrow({ where: { slug: 'clock-0' } });
  const parent = await prisma.comment.findFirstOrThrow({ where: { text: 'A clock.' } });
  const posts = [];
  for (let row = 0; row < ROWS; row += 1) {
    const written = await seed.post({ title: `Clock post ${row}`, author });
    posts.push(written);
    await seed.topic(written, page);
    await seed.link({ from: written, to: post });
    await seed.comment({ on: post, author, parent, text: `Clock comment ${row}` });
    if (row % 4 === 0) await seed.wikiPage({ title: `Clock page ${row}`, author });
  }
  await seed.sequence({ author, posts, title: 'All clocks' });
}

/** A chain of replies: each answers the one before. */
async function addDeepThread(seed: Seed, { prisma, execute }: Database): Promise<void> {
  const author = await prisma.user.findUniqueOrThrow({ where: { username: 'clock0' } });
  const post = await prisma.post.findUniqueOrThrow({ where: { slug: 'the-clock-1' } });
  let parent = await seed.comment({ on: post, author, text: 'Depth 0' });
  for (let depth = 1; depth < THREAD_DEPTH; depth += 1) {
    const place = { parentId: parent.id, rootId: parent.rootId ?? parent.id, depth };
    parent = await seed.comment({ on: post, author, text: `Clock depth ${depth}`, more: place });
  }
  await execute(
    'hostile.countReplies',
    sql`update comments set reply_count = 1 where depth between 0 and ${THREAD_DEPTH - 2}`,
  );
}

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
      sql`update comments set markdown = ${plain}, html = ${html}, text = ${plain}`,
    );
    await execute(
      'hostile.lengthenRevisions',
      sql`update revisions set markdown = ${plain}, html = ${html}, text = ${plain}
        where length(text) < 1000`,
    );
    await execute(
      'hostile.lengthenBios',
      sql`update users set bio_markdown = ${plain}, bio_html = ${html}, bio_text = ${plain}`,
    );
    await execute(
      'hostile.lengthenDescriptions',
      sql`update sequences set description_markdown = ${plain}, description_html = ${html},
        description_text = ${plain}`,
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
