import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { closeImportedAccount } from '../../src/domains/people/account/write/service.ts';
import type { ImportRecord } from '../../src/importers/records.ts';
import { openTestDatabase } from '../support/database.ts';
import { wrongs } from '../support/members.ts';
import { importerInto, NOTHING } from './import-records.ts';
import {
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

const database = await openTestDatabase();
const importAll = importerInto(database);
const later = new Date('2024-06-01T12:00:00.000Z');

const rows = (query: ReturnType<typeof sql>) =>
  database.run<Record<string, unknown>>('test.rows', query);

const change = (statement: ReturnType<typeof sql>) =>
  database.bulkTransaction((tx) => tx.execute('test.change', statement));

const question = (id: string) => [
  post(id, { slug: id, postKind: 'QUESTION' }),
  revision(`${id}-text`, onPost(id)),
];

describe('somebody who left and took their name off everything', () => {
  const records = (name: string, id: string | null): ImportRecord[] => [
    ...(id === null ? [] : [user(id, { username: 'leaves', displayName: name })]),
    post('p', { author: by(id, name), coauthors: ['u'] }),
    revision('p1', onPost('p'), { author: by(id, name) }),
    page('w', { title: 'Of nobody' }),
    revision('w1', onPage('w'), { author: by(id, name) }),
    comment('c', onPost('p'), { author: by(id, name) }),
    sequence('s', { author: by(id, name) }),
  ];

  it('is named by no newer dump, not even to overwrite', async () => {
    await importAll('gone', records('Ada', 'u'));
    const [{ id } = { id: '' }] = await rows(sql`select id from users where username = 'leaves'`);
    await database.transaction((tx) => closeImportedAccount(tx, String(id)));
    await importAll('gone', [
      ...records('Ada L.', 'u'),
      comment('new', onPost('p'), { author: by('u', 'Ada L.') }),
    ]);
    await importAll('gone', records('Ada M.', null));
    await importAll('gone', records('Ada N.', null), { overwrite: true });
    const named = await rows(sql`
      with mine as (select our_id as id from origins where source = 'gone')
      select a.name, a.author_id from (
        select id, author_id, author_name as name from posts
        union all select id, author_id, author_name from comments
        union all select id, author_id, author_name from revisions
        union all select id, author_id, author_name from sequences
        union all select wiki_page_id, author_id, author_name from wiki_contributors
      ) a join mine on mine.id = a.id
      where a.name <> 'Anonymous' or a.author_id is not null`);
    expect(named).toEqual([]);
    expect(await rows(sql`select from post_coauthors where user_id = ${id}::uuid`)).toEqual([]);
  });

  it('is not mistaken for somebody whose name the source did not tell', async () => {
    const told = (name: string) => [comment('t', onPost('told'), { author: by(null, name) })];
    await importAll('told', [...question('told'), ...told('Anonymous')]);
    expect(await importAll('told', told('Bob'))).toMatchObject({
      updated: ['comment authors: 1'],
    });
  });
});

describe('a comment', () => {
  it('keeps no former text once the source deleted it', async () => {
    const versions = (markdown: string, deletedAt: Date | null = null) => [
      comment('f', onPost('f'), { body: { markdown }, editedAt: later, deletedAt }),
    ];
    await importAll('former', [...question('f'), ...versions('secret')]);
    await importAll('former', versions('clean'));
    const secrets = () => rows(sql`select from comment_revisions where markdown = 'secret'`);
    expect(await secrets()).toHaveLength(1);
    await importAll('former', versions('', later));
    expect(await secrets()).toEqual([]);
  });

  it('that the source moved stays where it is, and is counted there', async () => {
    const moved = (on: string, deletedAt: Date | null = null) =>
      comment('m', onPost(on), { deletedAt });
    await importAll('moved', [...question('m1'), ...question('m2'), moved('m1')]);
    await importAll('moved', [...question('m1'), ...question('m2'), moved('m2', later)]);
    expect(await rows(sql`select comment_count as n from posts where slug = 'm1'`)).toEqual([
      { n: 0 },
    ]);
  });

  it('that was deleted here is not accepted, nor one that is no answer any more', async () => {
    const answers = (isAccepted: boolean, isAnswer = true) => [
      ...question('a'),
      comment('a1', onPost('a'), { isAnswer }),
      comment('a2', onPost('a'), { isAnswer: true, isAccepted }),
    ];
    const accepted = () =>
      rows(sql`
        select c.markdown as answer from posts p
        left join comments c on c.id = p.accepted_answer_id where p.slug = 'a'`);
    await importAll('accepted', answers(false));
    await change(sql`update comments set deleted_at = now() where markdown = 'a2'`);
    await change(sql`update posts set comment_count = comment_count - 1 where slug = 'a'`);
    await importAll('accepted', answers(true));
    expect(await accepted()).toEqual([{ answer: null }]);
    await change(sql`
      update posts p set accepted_answer_id = c.id from comments c
      where c.markdown = 'a1' and p.id = c.post_id`);
    await importAll('accepted', answers(true, false));
    expect(await accepted()).toEqual([{ answer: null }]);
  });

  it('was accepted here, stays so until it is to be overwritten', async () => {
    const answers = (accepted: 'none' | 'b1') => [
      ...question('b'),
      comment('b1', onPost('b'), { isAnswer: true, isAccepted: accepted === 'b1' }),
      comment('b2', onPost('b'), { isAnswer: true }),
    ];
    const accepted = () =>
      rows(sql`
        select c.markdown as answer from posts p
        left join comments c on c.id = p.accepted_answer_id where p.slug = 'b'`);
    await importAll('accepted here', answers('none'));
    await change(sql`
      update posts p set accepted_answer_id = c.id from comments c
      where c.markdown = 'b2' and p.id = c.post_id`);
    const kept = { updated: [], kept: ['comment accepted answers: 1'] };
    expect(await importAll('accepted here', answers('b1'))).toMatchObject(kept);
    expect(await importAll('accepted here', answers('b1'))).toMatchObject(kept);
    expect(await accepted()).toEqual([{ answer: 'b2' }]);
    await importAll('accepted here', answers('b1'), { overwrite: true });
    expect(await accepted()).toEqual([{ answer: 'b1' }]);
  });

  it('that a source tells of several times gains nothing by that', async () => {
    const told = (...scores: number[]) => [
      ...question('d'),
      ...scores.map((score) => comment('d', onPost('d'), { score })),
    ];
    const score = () => rows(sql`select score from comments where markdown = 'd'`);
    await importAll('told-twice', told(5, 7, 9), { batchSize: 1 });
    await importAll('told-twice', told(5, 7, 9), { batchSize: 1 });
    const [before] = await score();
    await importAll('told-twice', told(5, 7, 9), { batchSize: 1 });
    expect(await score()).toEqual([before]);
    await importAll('told-twice', told(8), { batchSize: 1 });
    expect(await score()).toEqual([{ score: 8 }]);
  });
});

it('keeps the time of an edit that was made here', async () => {
  const edited = (editedAt: Date | null) => [
    post('e', { slug: 'edited-here', editedAt }),
    revision('e1', onPost('e')),
  ];
  await importAll('times', edited(null));
  await change(sql`update posts set edited_at = '2025-01-01Z' where slug = 'edited-here'`);
  expect(await importAll('times', edited(later))).toEqual({
    ...NOTHING,
    kept: ['post times of edits: 1'],
  });
});

describe('names', () => {
  it.each([1, 500])('of two pages may be swapped, in batches of %i', async (batchSize) => {
    const pages = (one: string, other: string): ImportRecord[] =>
      [one, other].flatMap((name, index) => [
        page(name, { title: `${name} ${batchSize}`, slug: name, stableId: `${index}` }),
        revision(`${name}${index}`, onPage(name)),
      ]);
    const source = `swap-${batchSize}`;
    const found = () =>
      rows(sql`
        select o.external_id as id, w.title, w.title_key as key from wiki_pages w
        join origins o on o.our_id = w.id and o.kind = 'wikiPageId' and o.source = ${source}
        order by o.external_id`);
    await importAll(source, pages('left', 'right'), { batchSize });
    await importAll(source, pages('right', 'left'), { batchSize });
    expect(await found()).toEqual([
      { id: '0', title: `right ${batchSize}`, key: `right ${batchSize}` },
      { id: '1', title: `left ${batchSize}`, key: `left ${batchSize}` },
    ]);
    expect(await importAll(source, pages('right', 'left'), { batchSize })).toEqual(NOTHING);
  });

  it('that were given up can be taken again, and stay if only their case changes', async () => {
    const named = (name: string): ImportRecord[] => [
      user('u', { username: name, displayName: name }),
      page('w', { slug: name, title: name }),
    ];
    const found = () =>
      rows(sql`
        select u.username, u.former_usernames as "formerNames", w.slug, w.former_slugs as "formerSlugs"
        from users u, wiki_pages w where u.username like 'again%' and w.slug like 'again%'`);
    for (const name of ['Again one', 'again two', 'Again one', 'Again ONE']) {
      await importAll('again', named(name));
    }
    expect(await found()).toEqual([
      {
        ...{ username: 'again-one', formerNames: ['again-two'] },
        ...{ slug: 'again-one', formerSlugs: ['again-two'] },
      },
    ]);
  });
});

it('tells nobody, and leaves every counter right', async () => {
  expect(await rows(sql`select from notifications`)).toEqual([]);
  expect(await wrongs(database)).toEqual([]);
});
