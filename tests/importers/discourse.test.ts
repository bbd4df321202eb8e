import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { openDiscourse } from '../../src/importers/discourse/open-discourse.ts';
import { importSource } from '../../src/importers/import-source.ts';
import { silentProgress } from '../../src/importers/progress.ts';
import { type Rejection, Tally } from '../../src/importers/tally.ts';
import { examine } from '../../src/upkeep/doctor.ts';
import { runInProcess } from '../commands/run.ts';
import { openTestDatabase } from '../support/database.ts';
import { discourseContent, LONG, TOPICS } from './discourse-content.ts';
import { startDiscourse, topicAnswer } from './discourse-server.ts';
import { PATIENCE, temporaryDatabase, temporaryFolder } from './temporary.ts';

const content = discourseContent();
const forum = await startDiscourse(content);
afterAll(() => forum.close());
const database = await openTestDatabase();

const open = (more: Partial<Parameters<typeof openDiscourse>[0]> = {}) =>
  openDiscourse({
    ...{ from: forum.url, contact: 'me@example.org', pause: 0, firstWait: 1 },
    ...{ allowsPrivate: true, ...more },
  });

async function run(into: Database, options: Parameters<typeof open>[0] = {}) {
  const rejections: Rejection[] = [];
  const tally = new Tally((rejection) => rejections.push(rejection));
  const source = await open(options);
  await importSource({ database: into, source, tally, progress: silentProgress });
  return { tally, rejections, source };
}

const comments = () =>
  database.run(
    'test.comments',
    sql`
      select o.external_id as id, a.external_id as parent, c.author_name as author, c.markdown, c.score,
        c.is_answer as "isAnswer", c.deleted_at is not null as "isDeleted", c.edited_at is not null as "isEdited"
      from origins o join comments c on c.id = o.our_id
      left join origins a on a.our_id = c.parent_id
      where o.kind = 'comment' and o.external_id like '2/%' order by o.external_id collate "C"`,
  );

describe('import discourse URL', () => {
  it('takes the whole forum, one request at a time, though the site refuses now and then', async () => {
    let count = 0;
    forum.refuse = () => {
      count += 1;
      if (count % 7 === 0) return { status: 429, headers: { 'retry-after': '0' } };
      return count % 11 === 0 ? { status: 502 } : null;
    };
    const told: string[] = [];
    const { rejections, tally } = await run(database, { tell: (line) => told.push(line) });
    forum.refuse = null;
    expect(told.length).toBeGreaterThan(5);
    for (const line of told) expect(line).toMatch(/^http:\S+: .+\. Attempt [23] of 8 in 0 s\.$/);
    expect(rejections).toEqual([]);
    expect(forum.atOnce()).toBe(1);
    expect(forum.requests[0]?.headers['user-agent']).toBe('Commonplace import (me@example.org)');
    // Without the topic that describes a category, one that is not listed, and one that guests may not read.
    expect(tally.kind('post').written).toBe(TOPICS - 1 - 3);
    expect(tally.kind('comment').written).toBe(LONG + 6);
    expect(Object.fromEntries(tally.file('topics').skipped)).toEqual({
      'topics that are not listed': 1,
      'topics that guests may not read any more': 1,
    });
    expect(tally.file('posts').skipped.get('notes of the forum itself')).toBe(2);
    for await (const { name, wrong } of examine(database, { fix: false }))
      expect([name, wrong]).toEqual([name, 0]);
  });

  it('keeps threads, solved answers, likes and deleted posts', async () => {
    const common = { score: 0, isAnswer: false, isDeleted: false, isEdited: false };
    expect(await comments()).toEqual([
      {
        ...{ ...common, id: '2/2', parent: null, author: 'Bo', markdown: 'This one.' },
        ...{ score: 2, isAnswer: true },
      },
      { ...common, id: '2/3', parent: '2/2', author: 'cy', markdown: 'Why?' },
      {
        ...{ ...common, id: '2/6', parent: '2/3', author: 'Ada B', markdown: '' },
        isDeleted: true,
      },
      { ...common, id: '2/7', parent: null, author: 'cy', markdown: '', isDeleted: true },
      { ...common, id: '2/8', parent: '2/6', author: 'Bo', markdown: 'So.', isEdited: true },
    ]);
    const [post] = await database.run(
      'test.post',
      sql`
        select p.kind, p.score, r.markdown, u.username, u.role, u.location,
          p.accepted_answer_id is not null as "isSolved",
          (select array_agg(w.title order by w.title collate "C") from post_topics t join wiki_pages w on w.id = t.topic_id
           where t.post_id = p.id) as topics
        from posts p join revisions r on r.id = p.current_revision_id join users u on u.id = p.author_id
        where p.title = 'Which bell?'`,
    );
    expect(post).toEqual({
      ...{ kind: 'QUESTION', score: 3, markdown: 'Which *bell*?', username: 'ada' },
      ...{ role: 'TRUSTED', location: 'Up', isSolved: true, topics: ['Bells', 'Towers', 'bronze'] },
    });
  });

  it('shows texts without what belongs to the pages of the forum', async () => {
    const [{ html, locked, pinned, links } = { html: '', locked: false, pinned: '', links: 0 }] =
      await database.run<{
        html: string;
        locked: boolean;
        pinned: string;
        links: number;
      }>(
        'test.long',
        sql`
        select r.html, p.locked_at is not null as locked, p.pinned_at::text as pinned,
          (select count(*)::int from links l where l.source_post_id = p.id) as links
        from posts p join revisions r on r.id = p.current_revision_id where p.title = 'Long'`,
      );
    expect(locked).toBe(true);
    expect(pinned).not.toBeNull();
    expect(links).toBe(1);
    expect(html).toContain('<a href="/u/ada"');
    expect(html).toContain('<a href="/t/which-bell/2/2"');
    expect(html).toContain('href="https://other.example/t/x/2"');
    expect(html).toContain('😄');
    expect(html).toContain('src="https://cdn.example/a.png"');
    expect(html).toContain('<math');
    for (const part of ['12 KB', 'emoji', 'avatars']) expect(html).not.toContain(part);
  });

  it('has polls with their voters, and lists of those whose voters are secret', async () => {
    const polls = await database.run(
      'test.polls',
      sql`
        select p.title, k.question, k.options, k.vote_counts as votes, k.voter_count as voters, k.max_choices as max,
          r.markdown, (
            select array_agg(u.username || ' ' || v.choices::text order by u.username)
            from poll_votes v join users u on u.id = v.user_id where v.poll_id = k.id) as who
        from posts p join revisions r on r.id = p.current_revision_id left join polls k on k.post_id = p.id
        where p.title in ('Which metal?', 'Secret poll') order by p.title desc`,
    );
    expect(polls).toEqual([
      {
        ...{ title: 'Which metal?', question: 'Which metal?', options: ['Tin', 'Lead 🅱️'] },
        ...{ votes: [2, 1], voters: 2, max: 2, markdown: 'Say.', who: ['ada {1}', 'dee {1,2}'] },
      },
      {
        ...{ title: 'Secret poll', question: null, options: null, votes: null, voters: null },
        ...{ max: null, who: null, markdown: 'Say.\n\n- Tin (2 votes)\n- Lead 🅱️ (1 vote)' },
      },
    ]);
    const [reply] = await database.run<{ markdown: string }>(
      'test.reply',
      sql`select c.markdown from comments c join origins o on o.our_id = c.id where o.external_id = '5/2'`,
    );
    expect(reply?.markdown).toBe('Say.\n\n- Tin (2 votes)\n- Lead 🅱️ (2 votes)');
  });

  it('changes nothing when it is run again', async () => {
    const { tally } = await run(database);
    for (const { written } of tally.kinds.values()) expect(written).toBe(0);
    expect([...tally.parts.keys()]).toEqual([]);
  });

  it('compares the texts with those of the forum', PATIENCE, async () => {
    const rejects = join(await temporaryFolder(), 'rejects.jsonl');
    const { code, stdout } = await runInProcess(
      [
        ...['import', 'discourse', forum.url, '--fidelity', '--rejects', rejects],
        ...['--contact', 'me@example.org', '--pause', '0', '--allow-private-host'],
      ],
      await temporaryDatabase(),
    );
    expect([code, stdout.slice(stdout.indexOf('fidelity'))]).toEqual([0, expect.anything()]);
    for (const row of ['formulas +1 +1', 'links +4 +4', 'images +1 +1', 'quotes +1 +1'])
      expect(stdout).toMatch(new RegExp(`^${row} +100\\.00 %$`, 'm'));
    // The options of a poll that is here apart from its text are no list items, those of the other two are.
    expect(stdout).toMatch(/^list items +4 +4 +100\.00 %$/m);
    // Without the deleted and the hidden post; with a biography and the description of a category.
    expect(stdout).toContain(`${TOPICS - 1 - 3 + LONG + 4 + 2} texts compared.`);
    expect(stdout).toContain('Nothing was lost.');
  });

  it('refuses what is no forum, and addresses in private networks', async () => {
    await expect(run(database, { from: `${forum.url}/elsewhere` })).rejects.toThrow(
      'is no Discourse forum that guests may read',
    );
    await expect(run(database, { allowsPrivate: false })).rejects.toThrow('--allow-private-host');
  });
});

describe('import discourse DIR', () => {
  it('reads files with what the API answered, and rejects a post of an unexpected form', async () => {
    const folder = await temporaryFolder();
    const save = async (path: string, value: unknown) => {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), JSON.stringify(value));
    };
    await save('categories.json', { category_list: { categories: content.categories } });
    await save('t/2.json', topicAnswer(content, 2, 100));
    await save('t/3.json', topicAnswer(content, 3, 20));
    const further = content.posts.get(3)?.slice(20) ?? [];
    await save('t/3/more.json', {
      post_stream: { posts: [...further, { id: 5, topic_id: 3, post_number: 'x' }] },
    });
    await save('posts/2001.json', { ...content.posts.get(2)?.[0], raw: 'Which __bell__?' });
    await save('u/ada.json', { user: content.users[0] });
    await save('badges.json', { badges: [] });
    const { rejections, tally, source } = await run(await openTestDatabase(), {
      from: folder,
      site: 'forum.example',
    });
    expect(source.name).toBe('discourse:forum.example');
    expect(rejections).toMatchObject([
      { place: { file: 'posts', id: '5' }, reason: expect.stringContaining('post_number') },
    ]);
    expect(tally.kind('post').written).toBe(2);
    expect(tally.kind('comment').written).toBe(LONG + 5);
    expect(tally.file('other files').skipped.size).toBe(1);
  });

  it.each([
    ['nothing', null, 'created_at: is no time'],
    ['a word', 'yesterday', 'created_at: is no time: "yesterday"'],
    ['a number', 0, 'created_at: is no time'],
    ['a year of five digits', '+012020-01-01T00:00:00Z', 'created_at: is no time: "+012020-'],
    ['a year before the first', '-000044-03-15T00:00:00Z', 'created_at: is no time: "-000044-'],
  ])('rejects a post whose time is %s', async (_, time, reason) => {
    const folder = await temporaryFolder();
    const [first, ...others] = content.posts.get(3) ?? [];
    const posts = [first, { ...others[0], created_at: time }, others[1]];
    const topic = { ...content.topics.find(({ id }) => id === 3), post_stream: { posts } };
    await writeFile(join(folder, '3.json'), JSON.stringify(topic));
    const { rejections, tally } = await run(await openTestDatabase(), { from: folder, site: 'a' });
    expect(rejections).toMatchObject([{ reason: expect.stringContaining(reason) }]);
    expect(tally.kind('comment').written).toBe(1);
  });

  it('reads posts of which the API told the Markdown alone', async () => {
    const folder = await temporaryFolder();
    const [first, ...others] = content.posts.get(3) ?? [];
    const posts = [
      {
        ...first,
        cooked: undefined,
        raw: '[quote="Bo, post:2, topic:2"]\nWhy?\n[/quote]\n[b]So.[/b]',
      },
      { ...others[0], cooked: null, raw: 'Plain *words*.' },
    ];
    const topic = { ...content.topics.find(({ id }) => id === 3), post_stream: { posts } };
    await writeFile(join(folder, '3.json'), JSON.stringify(topic));
    await writeFile(join(folder, '2.json'), JSON.stringify(topicAnswer(content, 2, 100)));
    await writeFile(
      join(folder, 'ada.json'),
      JSON.stringify({
        user: { ...content.users[0], bio_cooked: null, bio_raw: '[i]I ring.[/i]' },
      }),
    );
    const into = await openTestDatabase();
    const { tally } = await run(into, { from: folder, site: 'forum.example' });
    expect(tally.kind('link').written).toBe(1);
    const [texts] = await into.run(
      'test.raw',
      sql`
        select r.markdown as post, r.html like '%<a href="/t/2/2"%' as "isLinked", u.bio_markdown as bio,
          (select c.markdown from comments c join origins o on o.our_id = c.id where o.external_id = '3/2') as reply
        from posts p join revisions r on r.id = p.current_revision_id join users u on u.id = p.author_id
        where p.title = 'Long'`,
    );
    expect(texts).toEqual({
      ...{ post: '[Bo](/t/2/2):\n\n> Why?\n\n**So.**', isLinked: true },
      ...{ bio: '*I ring.*', reply: 'Plain *words*.' },
    });
  });

  it('reads files with a byte order mark, and links to files', async () => {
    const folder = await temporaryFolder();
    const elsewhere = join(await temporaryFolder(), 'answer');
    await writeFile(
      join(folder, '2.json'),
      `\uFEFF${JSON.stringify(topicAnswer(content, 2, 100))}`,
    );
    await writeFile(elsewhere, JSON.stringify(topicAnswer(content, 3, 100)));
    await symlink(elsewhere, join(folder, '3.json'));
    const { tally } = await run(await openTestDatabase(), { from: folder, site: 'forum.example' });
    expect(tally.kind('post').written).toBe(2);
  });

  it.each([
    ['Latin-1', Buffer.from('{"title":"caf\xe9"}', 'latin1'), 'not UTF-8'],
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), 'not UTF-8'],
  ])('stops with a message at a file in %s', async (_, bytes, reason) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'x.json'), bytes);
    await expect(open({ from: folder })).rejects.toThrow(reason);
  });

  it('stops with a message at a folder without topics and at a file that is no JSON', async () => {
    const folder = await temporaryFolder();
    await expect(open({ from: folder })).rejects.toThrow('has no topics');
    await expect(open({ from: join(folder, 'none') })).rejects.toThrow('There is no folder');
    await writeFile(join(folder, 'x.json'), '{');
    await expect(open({ from: folder })).rejects.toThrow('is no JSON');
  });
});
