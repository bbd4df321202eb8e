import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import type { ImportRecord, SequenceRecord } from '../../src/importers/records.ts';
import { type Rejection, Tally } from '../../src/importers/tally.ts';
import { type RenderTexts, renderTexts } from '../../src/importers/writer/texts.ts';
import { writeRecords } from '../../src/importers/writer/write-records.ts';
import { captureStatements } from '../support/capture.ts';
import { openTestDatabase } from '../support/database.ts';
import {
  at,
  by,
  comment,
  link,
  onPage,
  onPost,
  page,
  post,
  revision,
  user,
} from './make-records.ts';

const database = await openTestDatabase();
async function write(source: string, records: readonly ImportRecord[], batchSize = 500) {
  const rejections: Rejection[] = [];
  const tally = new Tally((rejection) => rejections.push(rejection));
  await writeRecords({ database, source, records, tally, batchSize });
  const reasons = rejections.map(({ place, reason }) => `${place.id}: ${reason}`);
  const written = Object.fromEntries([...tally.kinds].map(([kind, k]) => [kind, k.written]));
  return { tally, reasons, written };
}

const rows = (query: ReturnType<typeof sql>) =>
  database.run<Record<string, unknown>>('test.rows', query);

describe('versions', () => {
  it('are numbered on from what is there, whatever the batches', async () => {
    const all = ['v1', 'v2', 'v3', 'v4', 'v5'].map((id) => revision(id, onPost('p')));
    await write('versions', [post('p'), ...all.slice(0, 2)], 2);
    await write('versions', [post('p'), ...all], 3);
    const versions = await rows(sql`
      select r.version, r.markdown, r.chars_added as added, r.chars_removed as removed,
        r.id = p.current_revision_id as current
      from revisions r join posts p on p.id = r.post_id where p.slug = 'p' order by r.version`);
    expect(versions.map(({ version, markdown, current }) => [version, markdown, current])).toEqual([
      [1, 'v1', false],
      [2, 'v2', false],
      [3, 'v3', false],
      [4, 'v4', false],
      [5, 'v5', true],
    ]);
    expect(versions.map(({ added, removed }) => [added, removed])).toEqual([
      [2, 0],
      ...Array.from({ length: 4 }, () => [versions[1]?.['added'], versions[1]?.['removed']]),
    ]);
    expect(versions[1]?.['removed']).toBeGreaterThan(0);
  });

  it('have headings with the id of what they are of', async () => {
    const text = { markdown: '# Head\n\nx[^1]\n\n[^1]: note' };
    await write('headings', [
      post('h'),
      revision('h1', onPost('h'), { text }),
      revision('h2', onPost('h'), { text: { markdown: `${text.markdown} again` } }),
    ]);
    const versions = await rows(sql`
      select p.id, r.html from revisions r join posts p on p.id = r.post_id where p.slug = 'h'`);
    expect(versions).toHaveLength(2);
    for (const { id, html } of versions) {
      expect(html).toContain(`<h1 id="h-${id}-head">`);
      expect(html).toContain(`href="#fn-${id}-1"`);
    }
  });

  it('can bring back an earlier one, in the same batch or from before', async () => {
    const of = onPage('w');
    await write('reverts', [page('w'), revision('a', of), revision('b', of)]);
    await write('reverts', [
      page('w'),
      revision('c', of, { revertsTo: 'a' }),
      revision('d', of, { revertsTo: 'c' }),
    ]);
    const reverts = await rows(sql`
      select e.markdown as "to" from revisions r join wiki_pages w on w.id = r.wiki_page_id
      left join revisions e on e.id = r.reverts_to_id where w.slug = 'w' order by r.version`);
    expect(reverts.map((row) => row['to'])).toEqual([null, null, 'a', 'c']);
  });
});

describe('comments', () => {
  it('answer others of the same batch and of earlier ones, on posts and on pages', async () => {
    const on = onPage('talk');
    const thread = [comment('t1', on), comment('t2', on, { parent: 't1' })];
    const deeper = [comment('t3', on, { parent: 't2' }), comment('t4', on, { parent: 't1' })];
    const first = await write('thread', [page('talk'), ...thread, ...deeper], 2);
    expect(first.reasons).toEqual([]);
    const tree = await rows(sql`
      select markdown, depth, reply_count as replies, descendant_count as descendants
      from comments where markdown like 't_' order by markdown`);
    expect(tree).toEqual([
      { markdown: 't1', depth: 0, replies: 2, descendants: 3 },
      { markdown: 't2', depth: 1, replies: 1, descendants: 1 },
      { markdown: 't3', depth: 2, replies: 0, descendants: 0 },
      { markdown: 't4', depth: 1, replies: 0, descendants: 0 },
    ]);
    const [talk] = await rows(sql`select comment_count as c from wiki_pages where slug = 'talk'`);
    expect(talk).toEqual({ c: 4 });
  });

  it('are rejected where what they stand on or answer is missing, or stands elsewhere', async () => {
    const { reasons, written } = await write('orphans', [
      post('one'),
      post('two'),
      comment('c1', onPost('one')),
      comment('c2', onPost('nowhere')),
      comment('c3', onPost('one'), { parent: 'c2' }),
      comment('c4', onPost('two'), { parent: 'c1' }),
    ]);
    expect(reasons).toEqual([
      'c2: the post nowhere does not exist',
      'c3: the comment c2, which it answers, does not exist',
      'c4: the comment c1, which it answers, stands elsewhere',
    ]);
    expect(written).toMatchObject({ post: 2, comment: 1 });
  });
});

it('rejects what PostgreSQL refuses, alone, with its reason', async () => {
  const broken = user('broken', { karma: 3_000_000_000 });
  const people = Array.from({ length: 9 }, (_, index) => user(`fine-${index}`));
  const { reasons, written } = await write('poison', [
    ...people,
    broken,
    post('by-broken', { author: by('broken', 'Broken One') }),
  ]);
  expect(reasons).toEqual([expect.stringMatching(/^broken: .*out of range/)]);
  expect(written).toMatchObject({ user: 9, post: 1 });
  const [author] = await rows(sql`
    select author_id as id, author_name as name from posts where slug = 'by-broken'`);
  expect(author).toEqual({ id: null, name: 'Broken One' });
});

it('keeps names apart, of one source and of several, also from names of the past', async () => {
  await database.prisma.user.create({
    data: { username: 'renamed', formerUsernames: ['mira'], displayName: 'Renamed' },
  });
  await write('names', [user('1', { username: 'Mira' }), user('2', { username: 'mira' })]);
  await write(
    'other-names',
    Array.from({ length: 12 }, (_, index) => user(`${index}`, { username: 'Mira' })),
    5,
  );
  const names = await rows(sql`select username from users where username like 'mira%'`);
  const sorted = names.map((row) => String(row['username'])).toSorted();
  expect(sorted.filter((name) => /^mira-[2-9]$/.test(name))).toHaveLength(8);
  expect(sorted.filter((name) => /^mira-[0-9a-f]{12}$/.test(name))).toHaveLength(6);
});

it('writes sequences with their posts, coauthors and topics', async () => {
  const sequence: SequenceRecord = {
    ...{ kind: 'sequence', externalId: 's', slug: 'A Series', title: 'A Series' },
    ...{ description: { markdown: '*all*' }, author: by('ann'), createdAt: at },
    entries: [
      { post: 'first', chapterTitle: 'I' },
      { post: 'lost', chapterTitle: null },
      { post: 'second', chapterTitle: null },
    ],
  };
  await write('series', [
    ...[user('ann'), user('bob'), page('topic')],
    post('first', { author: by('ann'), coauthors: ['bob', 'gone'] }),
    post('second', { topics: [{ wikiPage: 'topic', relevance: 7 }] }),
    sequence,
  ]);
  const entries = await rows(sql`
    select p.slug, e.position, e.chapter_title as chapter from sequence_entries e
    join sequences s on s.id = e.sequence_id join posts p on p.id = e.post_id
    where s.slug = 'a-series' and s.description_html like '%<em>all</em>%' order by e.position`);
  expect(entries).toEqual([
    { slug: 'first', position: 1, chapter: 'I' },
    { slug: 'second', position: 2, chapter: null },
  ]);
  const coauthors = await rows(sql`
    select u.username from post_coauthors c join users u on u.id = c.user_id
    join posts p on p.id = c.post_id where p.slug = 'first'`);
  expect(coauthors).toEqual([{ username: 'bob' }]);
  const [topic] = await rows(sql`
    select w.post_count as posts, t.relevance, t.published_at = p.published_at as copied
    from wiki_pages w join post_topics t on t.topic_id = w.id join posts p on p.id = t.post_id
    where w.slug = 'topic'`);
  expect(topic).toEqual({ posts: 1, relevance: 7, copied: true });
});

it('writes a link once, to the first end that is known, and leaves links to nothing out', async () => {
  const records = [
    ...[post('from'), post('to')],
    link('l1', onPost('from'), [onPage('none'), onPost('to')]),
    link('l2', onPost('from'), onPost('to')),
    link('l3', onPost('from'), onPost('from')),
    link('l4', onPost('from'), onPost('lost')),
  ];
  const { tally, reasons } = await write('links', records);
  expect(reasons).toEqual([]);
  expect(tally.kind('link')).toMatchObject({ written: 1, leftOut: 3, rejected: 0 });
  const again = await write('links', records);
  expect(again.tally.kind('link')).toMatchObject({ written: 0, present: 1, leftOut: 3 });
});

it('writes what came before a source that broke off, and tells why it did', async () => {
  async function* breaking() {
    for (const id of ['b1', 'b2', 'b3', 'b4', 'b5']) yield user(id);
    throw new Error('the file ends here');
  }
  const tally = new Tally(() => {});
  const writing = writeRecords({ database, source: 'b', records: breaking(), tally, batchSize: 2 });
  await expect(writing).rejects.toThrow('the file ends here');
  expect(tally.kind('user').written).toBe(4);
});

it('ends with the reason when texts cannot be rendered, and leaves whole batches behind', async () => {
  const records = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'].map((id) =>
    user(id, { bio: { markdown: id } }),
  );
  const render: RenderTexts = async (documents) => {
    if (documents.some(({ text }) => 'markdown' in text && text.markdown === 'r4')) {
      throw new RangeError('a thread died');
    }
    return renderTexts(documents);
  };
  const tally = new Tally(() => {});
  const writing = writeRecords({ database, source: 'r', records, tally, batchSize: 2, render });
  await expect(writing).rejects.toThrow('a thread died');
  expect(await rows(sql`select username from users where username ~ '^r[0-9]'`)).toEqual([
    { username: 'r1' },
    { username: 'r2' },
  ]);
});

it('sends as many statements for a large batch as for a small one', async () => {
  const capture = captureStatements(database);
  const statementsFor = async (count: number, source: string) => {
    const many = <Made>(make: (id: string) => Made) =>
      Array.from({ length: count }, (_, index) => make(`${source}-${index}`));
    const records: ImportRecord[] = [
      ...many((id) => user(id, { bio: { html: '<p>b</p>' } })),
      ...many((id) => page(id)),
      ...many((id) => post(id, { author: by(id), topics: [{ wikiPage: id, relevance: 1 }] })),
      ...many((id) => revision(`post ${id}`, onPost(id), { author: by(id) })),
      ...many((id) => revision(`page ${id}`, onPage(id), { author: by(id) })),
      ...many((id) => comment(id, onPost(id), { isAnswer: true, isAccepted: true })),
      ...many((id) => link(id, onPost(id), onPage(id))),
    ];
    capture.clear();
    const tally = new Tally(() => {});
    await writeRecords({ database: capture.database, source, records, tally, batchSize: 5_000 });
    expect(tally.rowsRejected).toBe(0);
    return capture.names();
  };
  const small = await statementsFor(2, 'small');
  const large = await statementsFor(40, 'large');
  expect(large).toEqual(small);
  expect(small.length).toBeLessThan(45);
});
