import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';

const database = await openTestDatabase();
const seed = seedContent(database);
const { prisma } = database;

type Searched = 'users' | 'posts' | 'wiki_pages' | 'comments';

const SEARCHED = {
  users: sql`users`,
  posts: sql`posts`,
  wiki_pages: sql`wiki_pages`,
  comments: sql`comments`,
};

/** Whether a row is found by a query, and with what weight: A is a title's, C a text's. */
async function found(table: Searched, id: string, query: string): Promise<'A' | 'C' | undefined> {
  const rows = await database.run<{ weight: 'A' | 'C' }>(
    'test.found',
    sql`
      select w.weight from ${SEARCHED[table]} t, (values ('A'), ('C')) w (weight)
      where t.id = ${id}::uuid and t.search @@ to_tsquery('english', ${query} || ':' || w.weight)
      order by w.weight`,
  );
  return rows[0]?.weight;
}

describe('search', () => {
  it('finds people by both names and by what they say of themselves', async () => {
    const { id } = await seed.user('ada', {
      displayName: 'Countess Lovelace',
      bioText: 'Wrote engines',
    });
    expect(await found('users', id, 'ada')).toBe('A');
    expect(await found('users', id, 'lovelace')).toBe('A');
    expect(await found('users', id, 'engine')).toBe('C');

    await prisma.user.update({ where: { id }, data: { bioText: 'Liked horses' } });
    expect(await found('users', id, 'engine')).toBeUndefined();
    expect(await found('users', id, 'horse')).toBe('C');

    await prisma.user.update({ where: { id }, data: { username: 'augusta' } });
    expect(await found('users', id, 'ada')).toBeUndefined();
    expect(await found('users', id, 'augusta')).toBe('A');
  });

  it('finds a post by its title and the current text only', async () => {
    const post = await seed.post({ title: 'Beech trees', text: 'They shade everything' });
    expect(await found('posts', post.id, 'beech')).toBe('A');
    expect(await found('posts', post.id, 'shade')).toBe('C');

    await seed.revision({ of: post, text: 'They grow slowly' });
    expect(await found('posts', post.id, 'shade')).toBeUndefined();
    expect(await found('posts', post.id, 'grow')).toBe('C');

    await prisma.post.update({ where: { id: post.id }, data: { title: 'Oaks' } });
    expect(await found('posts', post.id, 'beech')).toBeUndefined();
    expect(await found('posts', post.id, 'oak')).toBe('A');
    expect(await found('posts', post.id, 'grow')).toBe('C');

    await prisma.post.update({ where: { id: post.id }, data: { currentRevisionId: null } });
    expect(await found('posts', post.id, 'grow')).toBeUndefined();
  });

  it('finds a wiki page by its title and the current text only', async () => {
    const page = await seed.wikiPage({ title: 'Mosses', text: 'Small and green' });
    expect(await found('wiki_pages', page.id, 'moss')).toBe('A');
    expect(await found('wiki_pages', page.id, 'green')).toBe('C');
    await seed.revision({ of: page, text: 'Small and damp' });
    expect(await found('wiki_pages', page.id, 'green')).toBeUndefined();
    expect(await found('wiki_pages', page.id, 'damp')).toBe('C');
  });

  it('finds a comment by its text, also after an edit', async () => {
    const { id } = await seed.comment({ on: await seed.post(), text: 'Quite wrong' });
    expect(await found('comments', id, 'wrong')).toBe('C');
    await prisma.comment.update({ where: { id }, data: { text: 'Quite right' } });
    expect(await found('comments', id, 'wrong')).toBeUndefined();
    expect(await found('comments', id, 'right')).toBe('C');
  });

  it('is mended by any write to the column', async () => {
    const { id } = await seed.comment({ on: await seed.post(), text: 'Immutable' });
    await database.execute(
      'test.spoil',
      sql`update comments set search = null where id = ${id}::uuid`,
    );
    expect(await found('comments', id, 'immutable')).toBe('C');
  });

  it.each([
    ['200,000 words of two letters', pairs(200_000)],
    ['a word of a million letters', 'x'.repeat(1_000_000)],
    ['nothing but different words', numbers(60_000)],
    ['more different words, and compounds of them, than an index entry holds', compounds(60_000)],
  ])('refuses no text: %s', async (_, text) => {
    const { id } = await seed.comment({ on: await seed.post(), text: `cumquat ${text}` });
    expect(await found('comments', id, 'cumquat')).toBe('C');
  });

  it('refuses no title', async () => {
    const title = numbers(20_000);
    const { id } = await seed.wikiPage({ title, more: { slug: 'long' } });
    expect(await found('wiki_pages', id, '3')).toBe('A');
  });
});

describe('sort_title', () => {
  it('follows the title in lower case, letters beyond ASCII too', async () => {
    const { id } = await seed.wikiPage({ title: 'ÉLAN Vital' });
    const title = async () =>
      (await prisma.wikiPage.findUniqueOrThrow({ where: { id } })).sortTitle;
    expect(await title()).toBe('élan vital');
    await prisma.wikiPage.update({ where: { id }, data: { title: 'Zoë', sortTitle: 'ignored' } });
    expect(await title()).toBe('zoë');
    await prisma.wikiPage.update({ where: { id }, data: { sortTitle: 'ignored' } });
    expect(await title()).toBe('zoë');
  });

  it('of sequences too', async () => {
    const { id } = await seed.sequence({ title: 'On ÄTHER' });
    const sequence = await prisma.sequence.findUniqueOrThrow({ where: { id } });
    expect(sequence.sortTitle).toBe('on äther');
  });
});

describe("a topic's copy of the post's sort keys", async () => {
  const post = await seed.post({ more: { score: 7 } });
  const page = await seed.wikiPage();
  const where = { postId_topicId: { postId: post.id, topicId: page.id } };
  const keys = ({ publishedAt, score, lastActivityAt }: typeof post) => ({
    publishedAt,
    score,
    lastActivityAt,
  });

  it('is taken when the post is filed', async () => {
    const row = await prisma.postTopic.create({
      data: { postId: post.id, topicId: page.id, score: 99 },
    });
    expect(row.relevance).toBe(1);
    const kept = await prisma.postTopic.findUniqueOrThrow({ where });
    expect(kept).toMatchObject(keys(post));
  });

  it.each([
    { score: 8 },
    { publishedAt: null },
    { lastActivityAt: new Date('2026-05-05T05:05:05.555Z') },
  ])('follows %j', async (change) => {
    const changed = await prisma.post.update({ where: { id: post.id }, data: change });
    expect(await prisma.postTopic.findUniqueOrThrow({ where })).toMatchObject(keys(changed));
  });

  it('follows updates of many posts at once', async () => {
    await database.execute('test.bump', sql`update posts set score = score + 10`);
    const kept = await prisma.postTopic.findUniqueOrThrow({ where });
    expect(kept.score).toBe(18);
  });
});

function pairs(count: number): string {
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
  return Array.from(
    { length: count },
    (_, i) => `${letters[i % 36]}${letters[Math.floor(i / 36) % 36]}`,
  ).join(' ');
}

function numbers(count: number): string {
  return Array.from({ length: count }, (_, i) => i).join(' ');
}

/** Words of two rare Han characters, eight bytes, hyphenated by the hundred. */
function compounds(count: number): string {
  const han = (i: number) => String.fromCodePoint(0x20000 + (i % 40_000));
  const words = Array.from({ length: count }, (_, i) => {
    const word = `${han(i)}${han(i + 1 + Math.floor(i / 40_000))}`;
    return word + (i % 100 === 99 ? ' ' : '-');
  });
  return words.join('');
}
