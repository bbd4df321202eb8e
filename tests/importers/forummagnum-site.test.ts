import { readdir } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { type ForumOptions, openForum } from '../../src/importers/forummagnum/open-forum.ts';
import { importSource } from '../../src/importers/import-source.ts';
import { silentProgress } from '../../src/importers/progress.ts';
import { type Rejection, Tally } from '../../src/importers/tally.ts';
import { examine } from '../../src/upkeep/doctor.ts';
import { runInProcess } from '../commands/run.ts';
import { servePages } from '../http/pages-fixture.ts';
import { send } from '../http/send.ts';
import { openTestDatabase } from '../support/database.ts';
import { startForum } from './forum-server.ts';
import { HIDDEN, SAME_MOMENT, siteContent, WINDOW } from './forum-site-content.ts';
import { PATIENCE, temporaryDatabase, temporaryFolder } from './temporary.ts';
import { wholeDatabase } from './whole-database.ts';

const POSTS = 90;
const COMMENTS = 700;
const content = siteContent({ posts: POSTS, comments: COMMENTS });
const forum = await startForum(content);
afterAll(() => forum.close());
const database = await openTestDatabase();

async function run(into: Database, more: Partial<ForumOptions> = {}) {
  const rejections: Rejection[] = [];
  const tally = new Tally((rejection) => rejections.push(rejection));
  const source = await openForum({
    ...{ url: forum.url, slugs: null, contact: 'me@example.org', pause: 0, firstWait: 1 },
    ...{ allowsPrivate: true, ...more },
  });
  await importSource({ database: into, source, tally, progress: silentProgress });
  return { tally, rejections };
}

const idsOf = async (from: Database, kind: string) => {
  const rows = await from.run<{ id: string }>(
    'test.origins',
    sql`select external_id as id from origins where kind = ${kind} order by external_id collate "C"`,
  );
  return rows.map(({ id }) => id);
};

/** Refuses some requests, each in another way. */
function refuseNowAndThen() {
  let count = 0;
  forum.refuse = () => {
    count += 1;
    if (count % 5 === 0) return { status: 429, headers: { 'retry-after': '0' } };
    if (count % 11 === 0) return { status: 200 };
    return count % 7 === 0 ? { status: 502 } : null;
  };
}

describe('import forummagnum without --user', () => {
  it('takes the whole site, with what its lists leave out', { timeout: 120_000 }, async () => {
    refuseNowAndThen();
    const { tally, rejections } = await run(database);
    forum.refuse = null;
    expect(rejections).toEqual([]);
    expect(forum.atOnce()).toBe(1);
    const readable = content.posts.filter((post) => post.isHidden !== true);
    expect(content.posts.length - readable.length).toBe(HIDDEN);
    expect(readable.length).toBeGreaterThan(POSTS + SAME_MOMENT);
    const ids = (rows: readonly { readonly _id: string }[]) => rows.map(({ _id }) => _id).sort();
    expect(await idsOf(database, 'post')).toEqual(ids(readable));
    expect(await idsOf(database, 'comment')).toEqual(ids(content.comments));
    expect(await idsOf(database, 'wikiPage')).toEqual(['alone', 'bells', 'towers']);
    expect(await idsOf(database, 'sequence')).toEqual(['seq']);
    expect(await idsOf(database, 'user')).toEqual(['ada', 'bo', 'cy', 'di', 'ed']);
    expect(tally.kind('link').written).toBe(1);
    expect([...tally.file('tags').skipped]).toEqual([['deleted tags', 1]]);
    expect([...tally.file('sequences').skipped]).toEqual([['deleted sequences and drafts', 1]]);
    for await (const { name, wrong } of examine(database, { fix: false }))
      expect([name, wrong]).toEqual([name, 0]);
  });

  it('keeps versions in the order of their numbers, coauthors, tombstones and chapters', async () => {
    const texts = await database.run<{ id: string; texts: string[] }>(
      'test.versions',
      sql`
        select o.external_id as id, array_agg(r.markdown order by r.version) as texts
        from origins o join revisions r on r.post_id = o.our_id
        where o.external_id in ('p1', 'p2', 'p3') group by o.external_id order by o.external_id`,
    );
    expect(texts).toEqual([
      { id: 'p1', texts: ['This is p1.'] },
      { id: 'p2', texts: ['p2 0', 'p2 1'] },
      { id: 'p3', texts: ['p3 0', 'p3 9', 'p3 10'] },
    ]);
    const [found] = await database.run(
      'test.found',
      sql`
        select
          (select count(*) from post_coauthors) as coauthors,
          (select count(*) from comments where deleted_at is not null) as tombstones,
          (select count(*) from comments where agreement_score = 2) as agreed,
          (select count(*) from sequence_entries) as entries,
          (select count(*) from revisions where wiki_page_id is not null) as "pageVersions",
          (select p.external_id from origins o join comments c on c.id = o.our_id
            join origins p on p.our_id = c.parent_id where o.external_id = 'below-tombstone') as parent`,
    );
    expect(found).toEqual({
      ...{ coauthors: 1, tombstones: 2, agreed: content.comments.length, entries: 3 },
      ...{ pageVersions: 45 + 1 + 2, parent: 'tombstone' },
    });
  });

  it('leads from old addresses and former slugs to the content', async () => {
    const app = await servePages(database, {});
    const headers = { accept: 'text/html' };
    const expected: readonly (readonly [string, string])[] = [
      ['/posts/p1/slug-then', '/posts/slug-p1'],
      ['/tag/bells', '/wiki/bells'],
      ['/tag/ringing', '/wiki/bells'],
      ['/w/ringing', '/wiki/bells'],
      ['/users/ada-once', '/users/ada'],
      ['/s/seq', '/sequences/a-walk'],
    ];
    for (const [path, location] of expected) {
      const answered = await send(app, { method: 'GET', path, headers });
      expect([path, answered.status, answered.headers.get('location')]).toEqual([
        path,
        301,
        location,
      ]);
    }
  });

  it('changes nothing when it is run again', { timeout: 120_000 }, async () => {
    const { tally } = await run(database);
    for (const [kind, { written }] of tally.kinds) expect([kind, written]).toEqual([kind, 0]);
    expect([...tally.parts.keys()]).toEqual([]);
  });
});

describe('import forummagnum --fidelity', () => {
  it('compares the newest texts with those of the site', PATIENCE, async () => {
    const folder = await temporaryFolder();
    const { code, stdout } = await runInProcess(
      [
        ...['import', 'forummagnum', forum.url, '--fidelity', '--answers', `${folder}/answers`],
        ...['--rejects', `${folder}/rejects.jsonl`, '--contact', 'me@example.org'],
        ...['--pause', '0', '--allow-private-host'],
      ],
      await temporaryDatabase(),
    );
    expect([code, stdout]).toEqual([0, expect.stringContaining('Nothing was lost.')]);
    const texts = Number(/^([\d,]+) texts compared\.$/m.exec(stdout)?.[1]?.replace(',', ''));
    const posts = content.posts.filter((post) => post.isHidden !== true).length;
    expect(texts).toBe(posts + content.comments.length + 3);
    expect(stdout).toMatch(/^links +1 +1 +100\.00 %$/m);
  });
});

describe('import forummagnum --since --until', () => {
  it('takes what was written then, with what it answers and is about', async () => {
    const part = await openTestDatabase();
    const { rejections } = await run(part, WINDOW);
    expect(rejections).toEqual([]);
    const isThen = ({ postedAt }: { readonly postedAt: string }) =>
      new Date(postedAt) >= WINDOW.since && new Date(postedAt) < WINDOW.until;
    const posts = content.posts.filter(isThen).map(({ _id }) => _id);
    const about = ['p0', 'p1', 'p4', 'unlisted'];
    expect(await idsOf(part, 'post')).toEqual([...new Set([...posts, ...about])].sort());
    const comments = new Set(await idsOf(part, 'comment'));
    for (const { _id } of content.comments.filter(isThen)) expect(comments).toContain(_id);
    const [above] = await part.run<{ orphans: number }>(
      'test.orphans',
      sql`select count(*) as orphans from comments where parent_id is null and markdown = 'This is below-tombstone.'`,
    );
    expect(above?.orphans).toBe(0);
    // Edited then, or named by a post of then.
    expect(await idsOf(part, 'wikiPage')).toEqual(['alone', 'bells', 'towers']);
  });
});

describe('an import that was cut off', () => {
  it('goes on without asking again, and ends as if it had not been', {
    timeout: 120_000,
  }, async () => {
    const folder = `${await temporaryFolder()}/answers`;
    const answers = { folder, isTemporary: true };
    const cutOff = await openTestDatabase();
    const begun = forum.requests.length;
    forum.refuse = () => (forum.requests.length - begun > 40 ? { status: 503 } : null);
    await expect(run(cutOff, { answers })).rejects.toThrow('did not answer after 8 attempts');
    forum.refuse = null;
    expect((await readdir(folder)).length).toBeGreaterThan(0);

    const before = forum.requests.length;
    await run(cutOff, { answers });
    const resumed = forum.requests.length - before;
    expect(await readdir(folder).catch(() => null)).toBeNull();
    const undisturbed = await openTestDatabase();
    const again = forum.requests.length;
    await run(undisturbed);
    // The last piece of time ends now, and is asked for again.
    expect(resumed).toBeLessThanOrEqual(forum.requests.length - again - 30);
    const [ours, theirs] = [await wholeDatabase(cutOff), await wholeDatabase(undisturbed)];
    for (const table of Object.keys(ours)) expect(ours[table]).toEqual(theirs[table]);
  });
});
