import sql, { type Sql } from 'sql-template-tag';
import { beforeEach, describe, expect, it } from 'vitest';
import { rebuildContributors } from '../../src/attribution/contributors.ts';
import { examine, type Finding } from '../../src/upkeep/doctor.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { removeContent } from '../support/remove-content.ts';

const database = await openTestDatabase();
const seed = seedContent(database);

/** What is wrong, by name; everything else is well. */
async function wrong(fix = false): Promise<Record<string, Pick<Finding, 'wrong' | 'fixed'>>> {
  const found: Record<string, Pick<Finding, 'wrong' | 'fixed'>> = {};
  for await (const { name, wrong, fixed } of examine(database, { fix })) {
    if (wrong > 0) found[name] = { wrong, fixed };
  }
  return found;
}

const change = (statement: Sql) => database.execute('test.change', statement);

async function village() {
  const [ada, bob] = [await seed.user('ada'), await seed.user('bob')];
  const page = await seed.wikiPage({ title: 'Wells', text: 'A well is deep.', author: ada });
  await seed.revision({ of: page, author: bob, text: 'A well is deep and cold.' });
  const post = await seed.post({ title: 'The well', author: ada });
  await seed.revision({ of: post, author: ada });
  await seed.topic(post, page);
  const top = await seed.comment({ on: post, author: bob });
  const reply = await seed.comment({ on: post, author: ada, parent: top });
  await seed.comment({ on: post, author: bob, parent: reply });
  await seed.comment({ on: page, author: ada });
  return { ada, bob, page, post, top, reply };
}

let made: Awaited<ReturnType<typeof village>>;

beforeEach(async () => {
  await removeContent(database);
  made = await village();
  // The contributors of the page are derived: whoever seeds pages leaves that to the doctor.
  await database.transaction((tx) => rebuildContributors(tx, [made.page.id]));
});

it('finds nothing wrong where nothing is', async () => {
  expect(await wrong()).toEqual({});
});

it('counts tombstones in lists while something hangs on them, and never as descendants', async () => {
  await change(sql`update comments set deleted_at = now() where id = ${made.reply.id}::uuid`);
  await wrong(true);
  const counts = () =>
    database.run(
      'test.counts',
      sql`
        select c.reply_count as replies, c.descendant_count as descendants, p.comment_count as all
        from comments c join posts p on p.id = c.post_id where c.id = ${made.top.id}::uuid`,
    );
  expect(await counts()).toEqual([{ replies: 1, descendants: 1, all: 3 }]);
  await change(
    sql`update comments set deleted_at = now() where parent_id = ${made.reply.id}::uuid`,
  );
  await wrong(true);
  expect(await counts()).toEqual([{ replies: 0, descendants: 0, all: 1 }]);
});

describe('puts right', () => {
  it.each<[string, () => Sql, number]>([
    ['posts.comment_count', () => sql`update posts set comment_count = 9`, 1],
    ['posts.current_revision_id', () => sql`update posts set current_revision_id = null`, 1],
    [
      'posts.last_activity_at',
      () => sql`update posts set last_activity_at = last_activity_at - interval '9 days'`,
      1,
    ],
    ['wiki_pages.post_count', () => sql`update wiki_pages set post_count = 9`, 1],
    ['wiki_pages.contribution_count', () => sql`update wiki_pages set contribution_count = 9`, 1],
    ['wiki_pages.comment_count', () => sql`update wiki_pages set comment_count = 9`, 1],
    [
      'wiki_pages.current_revision_id, updated_at',
      () => sql`
        update wiki_pages w set current_revision_id = r.id from revisions r
        where r.wiki_page_id = w.id and r.version = 1`,
      1,
    ],
    [
      'wiki_pages.current_revision_id, updated_at',
      () => sql`update wiki_pages set updated_at = created_at`,
      1,
    ],
    [
      'comments.depth, root_id',
      () => sql`update comments set depth = 7, root_id = parent_id where depth = 2`,
      1,
    ],
    [
      'comments.reply_count, descendant_count',
      () =>
        sql`update comments set reply_count = 4, descendant_count = 4 where post_id is not null`,
      3,
    ],
    [
      'post_topics: copied sort keys',
      () => sql`update post_topics set score = 77, published_at = null`,
      1,
    ],
    ['wiki_contributors', () => sql`update wiki_contributors set surviving_chars = 77`, 2],
    ['wiki_contributors', () => sql`delete from wiki_contributors where author_name = 'Ada'`, 1],
    [
      'wiki_contributors',
      () => sql`
        insert into wiki_contributors
        select gen_random_uuid(), wiki_page_id, null, 'Nobody', 1, 1, 0, 1, first_at, last_at
        from wiki_contributors limit 1`,
      1,
    ],
  ])('%s', async (name, breakIt, rows) => {
    await change(breakIt());
    expect(await wrong()).toEqual({ [name]: { wrong: rows, fixed: 0 } });
    expect(await wrong(true)).toEqual({ [name]: { wrong: rows, fixed: rows } });
    expect(await wrong()).toEqual({});
  });

  it('a later last activity is not wrong: not everything that happens is kept', async () => {
    await change(sql`update posts set last_activity_at = last_activity_at + interval '9 days'`);
    expect(await wrong()).toEqual({});
  });
});

describe('finds, for somebody to look at,', () => {
  it.each<[string, () => Sql | Promise<Sql>]>([
    [
      'versions of a text are numbered 1, 2, 3, … without gaps',
      () => sql`update revisions set version = 5 where version = 2 and post_id is not null`,
    ],
    [
      'former texts of a comment are numbered 1, 2, 3, … without gaps',
      async () => {
        for (const version of [1, 2, 3]) await seed.formerText(made.top, version);
        return sql`delete from comment_revisions where version = 2`;
      },
    ],
    [
      'nobody has read comments of a later time than now',
      async () => {
        const [userId, postId] = [made.ada.id, made.post.id];
        await database.prisma.readMark.create({ data: { userId, postId, readUpTo: new Date() } });
        return sql`update read_marks set read_up_to = now() + interval '1 day'`;
      },
    ],
    [
      'a version reverts to an earlier one of the same text',
      () => sql`
        update revisions r set reverts_to_id = o.id from revisions o
        where r.post_id is not null and r.version = 2 and o.wiki_page_id is not null
          and o.version = 1`,
    ],
    [
      'an accepted answer is an answer on the post that accepted it',
      () => sql`
        update posts p set accepted_answer_id = c.id from comments c
        where c.post_id = p.id and c.depth = 0`,
    ],
    [
      'nobody is called by a word that stands in URLs',
      () => sql`update users set username = 'graphql' where username = 'ada'`,
    ],
    [
      'nobody is called what somebody else was called before',
      () => sql`update users set former_usernames = '{ada}' where username = 'bob'`,
    ],
    [
      'no page has a slug that another one had before',
      async () => {
        const other = await seed.wikiPage({ title: 'Springs', author: made.ada });
        await wrong(true);
        return sql`
          update wiki_pages set former_slugs = array[${made.page.slug}] where id = ${other.id}::uuid`;
      },
    ],
    [
      'entries of a sequence have a position each',
      async () => {
        const second = await seed.post({ author: made.ada });
        await seed.sequence({ author: made.ada, posts: [made.post, second] });
        return sql`update sequence_entries set position = 1`;
      },
    ],
  ])('that it does not hold that %s', async (name, breakIt) => {
    await change(await breakIt());
    const found = { wrong: 1, fixed: 0 };
    expect((await wrong())[name]).toEqual(found);
    expect((await wrong(true))[name]).toEqual(found);
  });

  it('posts without a text', async () => {
    await database.prisma.post.create({
      data: { slug: 'bare', title: 'Bare', authorName: 'Ada', publishedAt: new Date() },
    });
    expect(await wrong()).toMatchObject({ 'every published post has a text': { wrong: 1 } });
  });

  it('replies elsewhere, and threads without a beginning, without going in circles', async () => {
    const elsewhere = await seed.post({ author: made.ada });
    await change(sql`
      update comments set post_id = ${elsewhere.id}::uuid where parent_id = ${made.reply.id}::uuid`);
    expect(await wrong(true)).toMatchObject({
      'a reply stands where the comment stands that it answers': { wrong: 1, fixed: 0 },
    });
    await change(sql`
      update comments set parent_id = (select id from comments where depth = 2), depth = 1,
        root_id = id
      where id = ${made.top.id}::uuid`);
    expect(await wrong(true)).toMatchObject({
      'every thread begins at a comment that answers none': { wrong: 3, fixed: 0 },
    });
  });
});

it('names posts and pages in the ids of headings, where versions were named before', async () => {
  await change(sql`
    update revisions set html = '<h2 id="h-' || id || '-a">A ' || version || '</h2><a href="#fn-' || id || '-1">'
    where version = 2`);
  const name = 'ids of headings in revisions.html';
  expect(await wrong()).toEqual({ [name]: { wrong: 2, fixed: 0 } });
  expect(await wrong(true)).toEqual({ [name]: { wrong: 2, fixed: 2 } });
  const texts = await database.run<{ html: string }>(
    'test.texts',
    sql`select html from revisions where version = 2 and wiki_page_id = ${made.page.id}::uuid`,
  );
  expect(texts).toEqual([
    { html: `<h2 id="h-${made.page.id}-a">A 2</h2><a href="#fn-${made.page.id}-1">` },
  ]);
  expect(await wrong()).toEqual({});
});
