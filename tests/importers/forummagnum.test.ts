import sql from 'sql-template-tag';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openForum } from '../../src/importers/forummagnum/open-forum.ts';
import { importSource } from '../../src/importers/import-source.ts';
import { silentProgress } from '../../src/importers/progress.ts';
import { type Rejection, Tally } from '../../src/importers/tally.ts';
import { examine } from '../../src/upkeep/doctor.ts';
import { openTestDatabase } from '../support/database.ts';
import { ADA_COMMENTS, forumContent } from './forum-content.ts';
import { startForum } from './forum-server.ts';

const database = await openTestDatabase();
const forum = await startForum(forumContent());
afterAll(() => forum.close());
const HOST = new URL(forum.url).host;

beforeEach(() => {
  forum.refuse = null;
});

const open = (more: object = {}) =>
  openForum({
    ...{ url: forum.url, slugs: ['ada'], contact: 'me@example.org', pause: 0, firstWait: 1 },
    ...{ allowsPrivate: true, ...more },
  });

async function run() {
  const rejections: Rejection[] = [];
  const tally = new Tally((rejection) => rejections.push(rejection));
  const source = await open();
  await importSource({ database, source, tally, progress: silentProgress });
  return { tally, rejections, source };
}

const one = async (query: ReturnType<typeof sql>) => (await database.run('test.one', query))[0];

describe('import forummagnum --user', () => {
  it('takes everything of a person, past the cap of offsets, though the site refuses now and then', {
    timeout: 120_000,
  }, async () => {
    let count = 0;
    forum.refuse = () => {
      count += 1;
      if (count % 5 === 0) return { status: 429, headers: { 'retry-after': '0' } };
      return count % 7 === 0 ? { status: 502 } : null;
    };
    const { rejections, source } = await run();

    expect(source.name).toBe(`forummagnum:${HOST}`);
    expect(rejections).toEqual([
      expect.objectContaining({
        place: expect.objectContaining({ file: 'comments', id: 'a-broken' }),
      }),
    ]);
    const hidden = Math.floor(ADA_COMMENTS / 400);
    expect(
      await one(sql`
        select (select count(*) from users) as users,
          (select count(*) from posts) as posts,
          (select count(*) from comments) as comments,
          (select count(*) from wiki_pages) as pages,
          (select count(*) from sequences) as sequences`),
    ).toEqual({
      ...{ users: 4, posts: 60 - 9 + 2, pages: 2, sequences: 1 },
      // Those that Ada wrote, and the two that they answer.
      comments: ADA_COMMENTS - hidden + 2 + 2,
    });
    expect(forum.atOnce()).toBe(1);
    expect(forum.requests[0]?.['user-agent']).toBe('Commonplace import (me@example.org)');
    for await (const { name, wrong } of examine(database, { fix: false }))
      expect([name, wrong]).toEqual([name, 0]);
  });

  it('keeps threads, tombstones, scores of both axes and places', async () => {
    const rows = await database.run(
      'test.comments',
      sql`
        select o.external_id as id, p.external_id as parent, c.depth, c.author_name as author, c.agreement_score as agreement,
          c.deleted_at is not null as "isDeleted", c.wiki_page_id is not null as "isOnPage", c.markdown
        from origins o
        join comments c on c.id = o.our_id
        left join origins p on p.our_id = c.parent_id and p.kind = 'comment'
        where o.kind = 'comment' and o.external_id in ('c-top', 'c-mid', 'a0', 'a-orphan', 'a-tag')
        order by o.external_id collate "C"`,
    );
    const base = { agreement: 0, isDeleted: false, isOnPage: false };
    const ada = { ...base, author: 'ADA' };
    expect(rows).toEqual([
      { ...ada, id: 'a-orphan', parent: 'c-top', depth: 1, markdown: 'a-orphan' },
      { ...ada, id: 'a-tag', parent: null, depth: 0, isOnPage: true, markdown: 'a-tag' },
      { ...ada, id: 'a0', parent: 'c-mid', depth: 2, agreement: 2, markdown: 'a0' },
      {
        ...base,
        id: 'c-mid',
        parent: 'c-top',
        depth: 1,
        author: 'BOB',
        isDeleted: true,
        markdown: '',
      },
      { ...base, id: 'c-top', parent: null, depth: 0, author: '[deleted]', markdown: 'c-top' },
    ]);
  });

  it('takes wiki pages with all versions in the order of their numbers, topics, and links', async () => {
    const [page] = await database.run<{ texts: string[]; authors: string[] }>(
      'test.versions',
      sql`
        select array_agg(r.markdown order by r.version) as texts, array_agg(distinct r.author_name) as authors
        from revisions r join wiki_pages w on w.id = r.wiki_page_id where w.title = 'Bells'`,
    );
    expect(page?.texts).toEqual(Array.from({ length: 45 }, (_, minor) => `Bells ${minor}`));
    expect(page?.authors.sort()).toEqual(['ADA', 'BOB', 'DEE']);
    const post = await one(sql`
      select p.kind, p.link_url as url, t.relevance, (select count(*) from links l where l.source_post_id = p.id) as links,
        (select count(*) from post_coauthors a where a.post_id = p.id) as coauthors
      from posts p join post_topics t on t.post_id = p.id where p.slug = 'about-adalink'`);
    expect(post).toEqual({
      kind: 'LINK',
      url: 'https://far.example',
      relevance: 3,
      links: 1,
      coauthors: 1,
    });
    const entries = await database.run(
      'test.entries',
      sql`
        select p.slug, e.chapter_title as chapter from sequence_entries e join posts p on p.id = e.post_id
        order by e.position`,
    );
    expect(entries).toEqual([
      { slug: 'about-bobpost', chapter: 'One' },
      { slug: 'about-ada0', chapter: null },
      { slug: 'about-ada1', chapter: 'Two' },
    ]);
  });

  it('changes nothing when it is run again', { timeout: 120_000 }, async () => {
    const { tally } = await run();
    for (const [kind, { written }] of tally.kinds) expect([kind, written]).toEqual([kind, 0]);
    expect([...tally.parts.keys()]).toEqual([]);
  });
});

describe('a site that cannot be read', () => {
  it('is given up after eight attempts', async () => {
    const before = forum.requests.length;
    forum.refuse = () => ({ status: 403 });
    await expect(open()).rejects.toThrow(/did not answer after 8 attempts: status 403/);
    expect(forum.requests.length - before).toBe(8);
  });

  it('is refused in a private network', async () => {
    await expect(open({ allowsPrivate: false })).rejects.toThrow(/Add --allow-private-host/);
  });

  it('is named with the member that it does not have', async () => {
    const source = await open({ slugs: ['nobody'] });
    const tally = new Tally(() => {});
    const imports = importSource({ database, source, tally, progress: silentProgress });
    await expect(imports).rejects.toThrow(/has no member with the slug "nobody"/);
  });
});
