import fc from 'fast-check';
import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import type { ImportRecord, SequenceRecord } from '../../src/importers/records.ts';
import { openTestDatabase } from '../support/database.ts';
import { wrongs } from '../support/members.ts';
import { importerInto, NOTHING } from './import-records.ts';
import {
  at,
  by,
  comment,
  onPage,
  onPost,
  page,
  post,
  revision,
  sequence,
  user,
} from './make-records.ts';
import { PATIENCE } from './temporary.ts';

const database = await openTestDatabase();
const later = new Date('2024-06-01T12:00:00.000Z');

const importAll = importerInto(database);

const rows = (query: ReturnType<typeof sql>) =>
  database.run<Record<string, unknown>>('test.rows', query);

const change = (statement: ReturnType<typeof sql>) =>
  database.bulkTransaction((tx) => tx.execute('test.change', statement));

/** What somebody who reads it would see of everything of a source. */
async function shownOf(source: string) {
  const [row] = await rows(sql`
    with mine as (select kind, external_id, our_id from origins where source = ${source})
    select
      (select json_agg(json_build_array(o.external_id, u.display_name, u.bio_html, u.karma,
          u.location, u.post_count, u.comment_count, u.sequence_count) order by o.external_id)
        from mine o join users u on o.kind = 'user' and u.id = o.our_id) as users,
      (select json_agg(json_build_array(o.external_id, w.title, w.post_count) order by o.external_id)
        from mine o join wiki_pages w on o.kind = 'wikiPage' and w.id = o.our_id) as pages,
      (select json_agg(json_build_array(o.external_id, p.title, p.kind, coalesce(u.display_name, p.author_name),
          p.score, p.vote_count, p.link_url, p.published_at, p.locked_at, p.comment_count, r.text,
          (select json_agg(t.display_name order by t.display_name) from post_coauthors c
            join users t on t.id = c.user_id where c.post_id = p.id),
          (select json_agg(w.title order by w.title) from post_topics t
            join wiki_pages w on w.id = t.topic_id where t.post_id = p.id),
          (select a.external_id from mine a where a.kind = 'comment' and a.our_id = p.accepted_answer_id)
        ) order by o.external_id)
        from mine o join posts p on o.kind = 'post' and p.id = o.our_id
        left join users u on u.id = p.author_id
        join revisions r on r.id = p.current_revision_id) as posts,
      (select json_agg(json_build_array(o.external_id, c.text, coalesce(u.display_name, c.author_name), c.score,
          c.vote_count, c.agreement_score, c.is_answer, c.is_retracted, c.is_pinned, c.edited_at,
          c.deleted_at, c.depth, c.reply_count, c.descendant_count) order by o.external_id)
        from mine o join comments c on o.kind = 'comment' and c.id = o.our_id
        left join users u on u.id = c.author_id) as comments,
      (select json_agg(json_build_array(o.external_id, s.title, s.description_text, (
          select json_agg(json_build_array(p.title, e.chapter_title) order by e.position)
          from sequence_entries e join posts p on p.id = e.post_id where e.sequence_id = s.id
        )) order by o.external_id)
        from mine o join sequences s on o.kind = 'sequence' and s.id = o.our_id) as sequences`);
  return row;
}

const word = fc.constantFrom('oak', 'elm', 'ash', 'yew');
const few = <Value>(values: readonly Value[]) => fc.subarray([...values]);
const USERS = ['u1', 'u2', 'u3'];
const PAGES = ['w1', 'w2'];
const POSTS = ['p1', 'p2', 'p3'];
const byline = fc.constantFrom(by('u1'), by('u2'), by(null, 'Nobody'));
const time = fc.option(fc.constantFrom(at, later));

/** A small site at some moment. Its people, posts and comments are there at all moments. */
const site = fc
  .record({
    names: fc.array(word, { minLength: 3, maxLength: 3 }),
    bios: fc.array(fc.option(word), { minLength: 3, maxLength: 3 }),
    karma: fc.array(fc.integer({ min: -5, max: 50 }), { minLength: 3, maxLength: 3 }),
    titles: fc.array(word, { minLength: 2, maxLength: 2 }),
    posts: fc.array(
      fc.record({
        ...{ title: word, text: word, author: byline, coauthors: few(['u3']), topics: few(PAGES) },
        ...{ score: fc.integer({ min: -3, max: 9 }), publishedAt: time, lockedAt: time },
        ...{ pinnedAt: time, curatedAt: time },
        ...{ postKind: fc.constantFrom('ARTICLE' as const, 'QUESTION' as const) },
        linkUrl: fc.option(fc.constant('https://example.org/')),
      }),
      { minLength: 3, maxLength: 3 },
    ),
    comments: fc.array(
      fc.record({
        ...{ text: word, author: byline, score: fc.integer({ min: -3, max: 9 }), editedAt: time },
        ...{ deletedAt: time, isRetracted: fc.boolean(), isPinned: fc.boolean() },
      }),
      { minLength: 4, maxLength: 4 },
    ),
    accepted: fc.option(fc.integer({ min: 0, max: 3 })),
    entries: few(POSTS).chain((posts) => fc.shuffledSubarray(posts)),
    description: fc.option(word),
  })
  .map((parts) => (source: string): ImportRecord[] => [
    ...USERS.map((id, index) => {
      const bio = parts.bios[index] ?? null;
      return user(id, {
        ...{ username: `${source}-${id}`, displayName: `${parts.names[index]} ${id}` },
        ...{ bio: bio === null ? null : { markdown: bio }, karma: parts.karma[index] ?? 0 },
      });
    }),
    ...PAGES.map((id, index) =>
      page(id, {
        slug: `${source}-${id}`,
        title: `${parts.titles[index]} ${id}`,
      }),
    ),
    ...parts.posts.flatMap(({ text, topics, ...one }, index) => {
      const id = POSTS[index] ?? '';
      return [
        post(id, {
          ...one,
          ...{ slug: `${source}-${id}`, voteCount: Math.abs(one.score) },
          topics: topics.map((wikiPage) => ({ wikiPage, relevance: 1 })),
        }),
        revision(`${id}-text`, onPost(id), { title: one.title, text: { markdown: text } }),
      ];
    }),
    ...parts.comments.map(({ text, ...one }, index) =>
      comment(`c${index}`, onPost('p1'), {
        ...{ ...one, body: { markdown: text }, parent: index === 3 ? 'c0' : null },
        ...{
          isAnswer: index !== 3,
          isAccepted: index === parts.accepted && one.deletedAt === null,
        },
        isPinned: one.isPinned && one.deletedAt === null,
      }),
    ),
    sequence('s', {
      ...{ slug: `${source}-s`, author: by('u1') },
      description: parts.description === null ? null : { markdown: parts.description },
      entries: parts.entries.map((post) => ({ post, chapterTitle: null })),
    }),
  ]);

describe('a newer dump', () => {
  it('changes what the source changed of people, and keeps the old name leading to them', async () => {
    const before = user('1', {
      ...{ username: 'ada', displayName: 'Ada', bio: { markdown: 'Old.' }, karma: 10 },
      location: 'London',
    });
    const after = { ...before, username: 'ada-l', displayName: 'Ada L', karma: 15 };
    await importAll('people', [before]);
    expect(await importAll('people', [before])).toEqual(NOTHING);
    await change(sql`update users set karma = karma + 3 where username = 'ada'`);
    expect(await importAll('people', [after])).toEqual({
      ...NOTHING,
      updated: ['user names: 1', 'user usernames: 1', 'user karma: 1'],
    });
    const [row] = await rows(sql`
      select username, former_usernames as former, display_name as name, karma, bio_text as bio
      from users where username = 'ada-l'`);
    // The three points were given here.
    expect(row).toEqual({
      ...{ username: 'ada-l', former: ['ada'], name: 'Ada L', karma: 18 },
      bio: 'Old.',
    });
    const profile = { ...after, bio: { markdown: 'New.' }, location: null };
    expect(await importAll('people', [profile])).toMatchObject({ updated: ['user profiles: 1'] });
    expect(
      await rows(sql`select bio_html as bio, location from users where username = 'ada-l'`),
    ).toEqual([{ bio: '<p>New.</p>\n', location: null }]);
  });

  it('leaves the profile of somebody who signs in here, and of who left, alone', async () => {
    const records = (name: string) => [
      user('signs-in', { displayName: name }),
      user('left', { displayName: name }),
    ];
    await importAll('claimed', records('Before'));
    await change(sql`
      insert into identities (issuer, subject, user_id)
      select 'https://id.example', 's', id from users where username = 'signs-in'`);
    await change(sql`update users set closed_at = now() where username = 'left'`);
    expect(await importAll('claimed', records('After'))).toEqual({
      ...NOTHING,
      kept: ['user names: 1'],
    });
    const names = () =>
      rows(sql`
        select username, display_name as name from users
        where username in ('signs-in', 'left') order by username`);
    expect(await names()).toEqual([
      { username: 'left', name: 'Before' },
      { username: 'signs-in', name: 'Before' },
    ]);
    await importAll('claimed', records('After'), { overwrite: true });
    expect(await names()).toEqual([
      { username: 'left', name: 'Before' },
      { username: 'signs-in', name: 'After' },
    ]);
  });

  it('changes posts: titles, authors, scores, topics, co-authors, locks and what was accepted', async () => {
    const people = [user('u1'), user('u2'), page('t1'), page('t2')];
    const answers = (accepted: 'a1' | 'a2') =>
      ['a1', 'a2'].map((id) =>
        comment(id, onPost('p'), { isAnswer: true, isAccepted: id === accepted }),
      );
    const topic = (wikiPage: string) => ({ wikiPage, relevance: 1 });
    const before = post('p', {
      ...{ slug: 'updated', title: 'Before', author: by('u1'), coauthors: ['u2'], score: 5 },
      ...{ voteCount: 5, topics: [topic('t1')], postKind: 'QUESTION' },
    });
    const after = {
      ...before,
      ...{ title: 'After', author: by(null, 'Gone'), coauthors: ['u1'], score: 9, voteCount: 9 },
      ...{ topics: [topic('t2')], lockedAt: later, pinnedAt: later, curatedAt: later },
    };
    const text = (title: string) => revision('v1', onPost('p'), { title });
    await importAll('posts', [...people, before, text('Before'), ...answers('a1')]);
    await change(sql`update posts set score = score - 1 where slug = 'updated'`);
    // The answer that is accepted now comes before the one that no longer is.
    const newer = [...people, after, text('After'), ...answers('a2').reverse()];
    expect(await importAll('posts', newer, { batchSize: 1 })).toEqual({
      ...NOTHING,
      updated: [
        ...['titles', 'authors', 'co-authors', 'topics', 'scores', 'locks', 'pins', 'curation'].map(
          (part) => `post ${part}: 1`,
        ),
        'revision lines of histories: 1',
        'comment accepted answers: 2',
      ],
    });
    const [row] = await rows(sql`
      select p.title, p.author_id as author, p.author_name as name, p.score, p.vote_count as votes,
        (select array_agg(u.username) from post_coauthors c join users u on u.id = c.user_id
          where c.post_id = p.id) as coauthors,
        (select array_agg(w.slug) from post_topics t join wiki_pages w on w.id = t.topic_id
          where t.post_id = p.id) as topics,
        p.locked_at is not null as locked, p.pinned_at is not null as pinned,
        p.curated_at is not null as curated, a.markdown as accepted, r.title as line
      from posts p
      join comments a on a.id = p.accepted_answer_id
      join revisions r on r.id = p.current_revision_id
      where p.slug = 'updated'`);
    expect(row).toEqual({
      ...{ title: 'After', author: null, name: 'Gone', score: 8, votes: 9, coauthors: ['u1'] },
      ...{
        topics: ['t2'],
        locked: true,
        pinned: true,
        curated: true,
        accepted: 'a2',
        line: 'After',
      },
    });
    expect(
      await rows(sql`select slug, post_count as n from wiki_pages where slug in ('t1', 't2')`),
    ).toEqual(
      expect.arrayContaining([
        { slug: 't1', n: 0 },
        { slug: 't2', n: 1 },
      ]),
    );
    expect(await importAll('posts', newer)).toEqual(NOTHING);
  });

  it('keeps what was changed here, says so each time, and replaces it when it is told to', async () => {
    const before = [
      post('q', { slug: 'kept', title: 'Before' }),
      revision('q1', onPost('q')),
      comment('c1', onPost('q'), { body: { markdown: 'before' } }),
    ];
    const after = [
      post('q', { slug: 'kept', title: 'After' }),
      revision('q1', onPost('q')),
      revision('q2', onPost('q'), { text: { markdown: 'newer' } }),
      comment('c1', onPost('q'), { body: { markdown: 'after' }, editedAt: later, score: 4 }),
    ];
    await importAll('edited', before);
    const [{ id } = { id: '' }] = await rows(sql`select id from posts where slug = 'kept'`);
    await change(sql`update posts set title = 'Ours' where id = ${id}::uuid`);
    await change(sql`
      insert into revisions (id, post_id, version, author_name, title, markdown, html, text)
      values (gen_random_uuid(), ${id}::uuid, 2, 'Us', 'Ours', 'ours', '<p>ours</p>', 'ours')`);
    await change(sql`
      update comments set markdown = 'ours', edited_at = now() where post_id = ${id}::uuid`);
    const shown = () =>
      rows(sql`
        select p.title, c.markdown as comment, c.score,
          (select r.markdown from revisions r where r.post_id = p.id
            order by r.version desc limit 1) as text
        from posts p join comments c on c.post_id = p.id where p.id = ${id}::uuid`);
    const kept = {
      ...{ reasons: [], written: [] },
      kept: ['post titles: 1', 'comment texts: 1'],
    };
    expect(await importAll('edited', after)).toEqual({ ...kept, updated: ['comment scores: 1'] });
    expect(await importAll('edited', after)).toEqual({ ...kept, updated: [] });
    expect(await shown()).toEqual([{ title: 'Ours', comment: 'ours', score: 4, text: 'ours' }]);

    expect(await importAll('edited', after, { overwrite: true })).toEqual({
      ...{ reasons: [], written: ['revision'], kept: [] },
      updated: ['post titles: 1', 'comment texts: 1'],
    });
    expect(await shown()).toEqual([{ title: 'After', comment: 'after', score: 4, text: 'newer' }]);
    // Nothing is lost: what was written here is a version and a former text.
    expect(
      await rows(sql`
        select v.markdown from comment_revisions v join comments c on c.id = v.comment_id
        where c.post_id = ${id}::uuid`),
    ).toEqual([{ markdown: 'ours' }]);
    expect(await importAll('edited', after)).toEqual(NOTHING);
  });

  it('adds a version where a source without history shows a newer text', async () => {
    const text = (markdown: string, more: { createdAt?: Date; title?: string } = {}) =>
      revision('only', onPage('w'), { text: { markdown }, ...more });
    await importAll('no-history', [page('w', { slug: 'no-history' }), text('# One\n\nfirst')]);
    const second = text('# Two\n\nsecond', { createdAt: later });
    expect(await importAll('no-history', [second])).toEqual({
      ...NOTHING,
      updated: ['revision texts: 1'],
    });
    expect(await importAll('no-history', [second])).toEqual(NOTHING);
    // Back to an earlier text, and at a time that says nothing.
    expect(await importAll('no-history', [text('# One\n\nfirst')])).toMatchObject({
      updated: ['revision texts: 1'],
    });
    const versions = await rows(sql`
      select r.version, r.text, r.id = w.current_revision_id as current,
        position('h-' || w.id in r.html) > 0 as "hasHeading"
      from revisions r join wiki_pages w on w.id = r.wiki_page_id where w.slug = 'no-history'
      order by r.version`);
    expect(versions).toEqual([
      { version: 1, text: 'One\nfirst', current: false, hasHeading: true },
      { version: 2, text: 'Two\nsecond', current: false, hasHeading: true },
      { version: 3, text: 'One\nfirst', current: true, hasHeading: true },
    ]);
  });

  it('takes an earlier version back where the source did', async () => {
    const versions = (first: string) => [
      revision('s1', onPage('s'), { text: { markdown: first }, author: by(null, first) }),
      revision('s2', onPage('s'), { text: { markdown: 'third' } }),
    ];
    await importAll('suppressed', [page('s', { slug: 'suppressed' }), ...versions('secret')]);
    expect(await importAll('suppressed', versions('(removed)'))).toEqual({
      ...NOTHING,
      updated: ['revision texts: 1', 'revision lines of histories: 1'],
    });
    const found = await rows(sql`
      select r.version, r.markdown, r.author_name as name, r.chars_added as added
      from revisions r join wiki_pages w on w.id = r.wiki_page_id where w.slug = 'suppressed'
      order by r.version`);
    expect(found).toEqual([
      { version: 1, markdown: '(removed)', name: '(removed)', added: 9 },
      { version: 2, markdown: 'third', name: 'Somebody', added: expect.any(Number) },
    ]);
    const everything = JSON.stringify(await rows(sql`select r.* from revisions r`));
    expect(everything).not.toContain('secret');
    const contributors = await rows(sql`select author_name as name from wiki_contributors`);
    expect(JSON.stringify(contributors)).not.toContain('secret');
  });

  it('deletes comments that the source deleted, with their texts, and no longer counts them', async () => {
    const records = (deletedAt: Date | null) => [
      post('d', { slug: 'deleted-comments' }),
      revision('d0', onPost('d')),
      comment('d1', onPost('d'), {
        ...{ deletedAt, body: { markdown: deletedAt === null ? 'secret of d1' : '' } },
      }),
      comment('d2', onPost('d')),
    ];
    await importAll('deleted', records(null));
    expect(await importAll('deleted', records(later))).toEqual({
      ...NOTHING,
      updated: ['comment texts: 1', 'comment deletions: 1'],
    });
    expect(
      await rows(sql`select comment_count as n from posts where slug = 'deleted-comments'`),
    ).toEqual([{ n: 1 }]);
    expect(await rows(sql`select from comment_revisions where markdown like 'secret%'`)).toEqual(
      [],
    );
  });

  it('renames wiki pages, and the old title goes on leading to them', async () => {
    await importAll('titles', [page('r', { slug: 'old-title', title: 'Old title' })]);
    await importAll('titles', [page('r', { slug: 'new-title', title: 'New title' })]);
    expect(
      await rows(sql`
        select title, slug, former_slugs as slugs, former_title_keys as titles
        from wiki_pages where slug = 'new-title'`),
    ).toEqual([
      { title: 'New title', slug: 'new-title', slugs: ['old-title'], titles: ['old title'] },
    ]);
  });

  it('changes sequences, unless they were changed here', async () => {
    const entries = (...posts: string[]) => posts.map((post) => ({ post, chapterTitle: null }));
    const posts = ['e1', 'e2', 'e3'].flatMap((id) => [post(id), revision(id, onPost(id))]);
    const before = [
      sequence('free', { description: { markdown: 'old' }, entries: entries('e1', 'e2') }),
      sequence('ours', { description: { markdown: 'old' }, entries: entries('e1', 'e2') }),
    ];
    const after = before.map(
      (one): SequenceRecord => ({
        ...one,
        ...{ title: `${one.title}, new`, description: { markdown: 'new' } },
        entries: entries('e3', 'e1'),
      }),
    );
    await importAll('sequences', [...posts, ...before]);
    await change(sql`
      update sequences set description_markdown = 'here', title = 'Here' where slug = 'ours'`);
    await change(sql`
      update sequence_entries e set position = 3 - position
      from sequences s where s.id = e.sequence_id and s.slug = 'ours'`);
    const all = ['titles', 'descriptions', 'entries'].map((part) => `sequence ${part}: 1`);
    expect(await importAll('sequences', after)).toEqual({ ...NOTHING, updated: all, kept: all });
    const found = () =>
      rows(sql`
        select s.slug, s.title, s.description_text as text,
          (select array_agg(p.slug order by e.position) from sequence_entries e
            join posts p on p.id = e.post_id where e.sequence_id = s.id) as posts
        from sequences s where s.slug in ('free', 'ours') order by s.slug`);
    const newest = { text: 'new', posts: ['e3', 'e1'] };
    expect(await found()).toEqual([
      { slug: 'free', title: 'free, new', ...newest },
      { slug: 'ours', title: 'Here', text: 'old', posts: ['e2', 'e1'] },
    ]);
    await importAll('sequences', after, { overwrite: true });
    expect(await found()).toEqual([
      { slug: 'free', title: 'free, new', ...newest },
      { slug: 'ours', title: 'ours, new', ...newest },
    ]);
    expect(await importAll('sequences', after)).toEqual(NOTHING);
  });
});

it('leaves alone what was imported before changes were recorded, unless it is to be overwritten', async () => {
  await importAll('old', [user('old', { displayName: 'Before' })]);
  await change(sql`update origins set imported = null where source = 'old'`);
  const newer = [user('old', { displayName: 'After', karma: 7 })];
  expect(await importAll('old', newer)).toEqual(NOTHING);
  expect(await importAll('old', newer, { overwrite: true })).toMatchObject({
    updated: expect.arrayContaining(['user names: 1']),
  });
  expect(await importAll('old', newer)).toEqual(NOTHING);
});

it('makes of an old dump and a newer one what the newer one alone makes', PATIENCE, async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(site, site, fc.constantFrom(3, 40), async (older, newer, batchSize) => {
      run += 1;
      const [twice, once] = [`twice-${run}`, `once-${run}`];
      await importAll(twice, older(twice), { batchSize });
      expect(await importAll(twice, newer(twice), { batchSize })).toMatchObject({
        ...{ reasons: [], kept: [] },
      });
      await importAll(once, newer(once), { batchSize });
      expect(await shownOf(twice)).toEqual(await shownOf(once));
      expect(await importAll(twice, newer(twice), { batchSize })).toEqual(NOTHING);
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

it('leaves every counter right', async () => {
  expect(await wrongs(database)).toEqual([]);
});

describe('polls', () => {
  const poll = (votes: Record<string, readonly number[]>, more: object = {}) => ({
    ...{
      question: 'Which?',
      options: ['a', 'b', 'c'],
      maxChoices: 2,
      createdAt: at,
      closesAt: null,
    },
    ...more,
    votes,
  });
  const records = (
    poll1: ReturnType<typeof poll>,
    poll2?: ReturnType<typeof poll>,
  ): ImportRecord[] => [
    ...['v1', 'v2', 'v3', 'v4'].map((id) => user(id)),
    ...[post('q1', { poll: poll1 }), revision('q1-1', onPost('q1'))],
    ...[post('q2', poll2 && { poll: poll2 }), revision('q2-1', onPost('q2'))],
  ];
  const shown = () =>
    rows(sql`
      select q.external_id as post, k.question, k.vote_counts as counts, k.voter_count as voters,
        k.closes_at is not null as closes, (
          select json_object_agg(o.external_id, v.choices order by o.external_id)
          from poll_votes v join origins o on o.our_id = v.user_id and o.source = 'polls'
          where v.poll_id = k.id
        ) as votes
      from polls k join origins q on q.our_id = k.post_id and q.source = 'polls' order by 1`);

  it('take over votes and their end, and leave what people did here', async () => {
    // In small batches, so that voters were written before their polls are.
    await importAll('polls', records(poll({ v1: [1], v2: [1, 2], v3: [3], v4: [1] })), {
      batchSize: 1,
    });
    expect(await shown()).toMatchObject([{ counts: [3, 1, 1], voters: 4 }]);
    await change(sql`
      insert into identities (issuer, subject, user_id)
      select 'poll', 'v4', our_id from origins where source = 'polls' and external_id = 'v4'`);
    const newer = records(
      poll({ v1: [2], v2: [1, 2], v4: [3] }, { question: 'Which one?', closesAt: later }),
      poll({ v3: [1] }),
    );
    expect(await importAll('polls', newer)).toEqual({ ...NOTHING, updated: ['post polls: 2'] });
    const expected = [
      {
        ...{ post: 'q1', question: 'Which one?', counts: [2, 2, 0], voters: 3, closes: true },
        votes: { v1: [2], v2: [1, 2], v4: [1] },
      },
      {
        ...{ post: 'q2', question: 'Which?', counts: [1, 0, 0], voters: 1, closes: false },
        votes: { v3: [1] },
      },
    ];
    expect(await shown()).toEqual(expected);
    expect(await importAll('polls', newer)).toEqual(NOTHING);
    expect(await wrongs(database)).toEqual([]);
  });

  it('that were removed here stay removed, and those with other options as they are', async () => {
    const [before] = await shown();
    await change(sql`
      delete from polls where post_id = (
        select our_id from origins where source = 'polls' and kind = 'post' and external_id = 'q2')`);
    const newest = records(poll({ v1: [1] }, { options: ['a', 'b', 'd'] }), poll({ v1: [1] }));
    await importAll('polls', newest, { overwrite: true });
    expect(await shown()).toEqual([before]);
    expect(await wrongs(database)).toEqual([]);
  });
});
