import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { examine } from '../../src/upkeep/doctor.ts';
import { serveTest } from '../support/api.ts';
import { openTestDatabase } from '../support/database.ts';
import { writeWiki } from './generate-wiki.ts';
import { importWiki } from './import-wiki.ts';
import { PATIENCE } from './temporary.ts';
import { wholeDatabase } from './whole-database.ts';

const folder = await mkdtemp(join(tmpdir(), 'commonplace-wiki-'));
afterAll(() => rm(folder, { recursive: true }));
const database = await openTestDatabase();
const { ask } = serveTest(database);

const POND = [
  {
    title: 'Frogs',
    revisions: [
      { id: 1, text: 'A frog.', by: '192.0.2.7', at: '2019-05-01T10:00:00Z' },
      { id: 2, text: "A '''frog''' is [[Green color|green]].", comment: 'Bold', isMinor: true },
      { id: 3, text: "A '''frog''' is [[Green color|green]].", by: 'imported>Eve', comment: null },
      { id: 4, textXml: '<text bytes="20" deleted="deleted" />', by: null },
      {
        id: 5,
        text: '{{Note|Wet}}\nSee [[Toad]]s and [[frogs#Food]].\n[[Category:Animals]]\n[[Category:Wet things]]',
        by: 'Bob',
      },
    ],
  },
  {
    title: 'Template:Note',
    ns: 10,
    revisions: [{ id: 6, text: "''{{{1}}} land''<noinclude>Doc</noinclude>" }],
  },
  {
    title: 'Toad',
    redirect: 'Toads (animal)',
    revisions: [{ id: 7, text: '#REDIRECT [[Toads (animal)]]' }],
  },
  { title: 'Toads (animal)', revisions: [{ id: 8, text: 'A toad.' }] },
  {
    title: 'Category:Animals',
    ns: 14,
    revisions: [{ id: 9, text: 'All animals.\n[[Category:Frogs]]' }],
  },
  {
    title: 'Category:Frogs',
    ns: 14,
    revisions: [{ id: 13, text: '[[Category:Animals]]\nAll frogs.' }],
  },
  { title: 'User:Bob', ns: 2, revisions: [{ id: 10, text: "I like ''ponds''.", by: 'Bob' }] },
  { title: 'Talk:Frogs', ns: 1, revisions: [{ id: 11, text: 'What about newts?', by: 'Bob' }] },
  { title: 'User talk:Bob', ns: 3, revisions: [{ id: 12, text: 'Hello.' }] },
];

const SIGNED = '[[User:Bob|Bob]] ([[User talk:Bob|talk]]) 10:00, 1 May 2020 (UTC)';

const page = (title: string) =>
  ask(
    `query($title: String!) {
      wikiPage: wikiPageByTitle(title: $title) {
        title slug
        body { html }
        contributions(first: 20, orderBy: OLDEST) {
          nodes { version summary isMinor authorName author { displayName } createdAt body { text } }
        }
        comments(first: 20) { nodes { authorName body { text } } }
      }
    }`,
    { title },
  );

describe('import mediawiki', () => {
  it(
    'imports pages, versions, redirects, categories, discussions and user pages',
    PATIENCE,
    async () => {
      const dump = await writeWiki(join(folder, 'pond.xml'), POND);
      const { source, rejections, tally } = await importWiki(database, [dump]);
      expect(source).toBe('mediawiki:pond.example/wiki');
      expect(rejections).toEqual([]);
      expect(tally.file('pond.xml')).toMatchObject({ read: 13, rejected: 0 });

      const { wikiPage } = await page('Frogs');
      expect(wikiPage.body.html).toContain('<i>Wet land</i>');
      expect(wikiPage.body.html).toContain('href="/wiki/Toad"');
      expect(wikiPage.body.html).toContain('>Toads</a>');
      expect(wikiPage.body.html).toContain('href="/wiki/Category%3AAnimals"');
      expect(wikiPage.contributions.nodes).toMatchObject([
        {
          version: 1,
          authorName: '192.0.2.7',
          author: null,
          createdAt: '2019-05-01T10:00:00.000Z',
        },
        { version: 2, summary: 'Bold', isMinor: true, author: { displayName: 'Ada' } },
        { version: 3, summary: null, authorName: 'imported>Eve', author: null },
        {
          version: 4,
          authorName: 'Suppressed user',
          body: { text: 'This text was suppressed.' },
        },
        { version: 5, author: { displayName: 'Bob' } },
      ]);
      expect(wikiPage.comments.nodes).toMatchObject([{ authorName: 'Bob' }]);
      expect((await page('Toad')).wikiPage.title).toBe('Toads (animal)');
      expect((await page('Category:Wet things')).wikiPage.title).toBe('Category:Wet things');
      const { user } = await ask('{ user(username: "bob") { bio { html } } }');
      expect(user.bio.html).toContain('I like <i>ponds</i>.');
    },
  );

  it('changes nothing when it is run again', PATIENCE, async () => {
    const before = await wholeDatabase(database);
    const { tally } = await importWiki(database, [join(folder, 'pond.xml')]);
    expect(await wholeDatabase(database)).toEqual(before);
    expect([...tally.kinds.values()].every(({ written }) => written === 0)).toBe(true);
  });

  it('links pages, and members with their categories', async () => {
    const links = await database.run(
      'test.links',
      sql`
        select s.title as source, t.title as target, l.kind from links l
        join wiki_pages s on s.id = l.source_wiki_page_id
        join wiki_pages t on t.id = l.target_wiki_page_id
        order by 1, 2`,
    );
    expect(links).toEqual([
      { source: 'Category:Animals', target: 'Category:Frogs', kind: 'RELATED' },
      { source: 'Category:Frogs', target: 'Category:Animals', kind: 'RELATED' },
      { source: 'Frogs', target: 'Category:Animals', kind: 'RELATED' },
      { source: 'Frogs', target: 'Category:Wet things', kind: 'RELATED' },
      { source: 'Frogs', target: 'Toads (animal)', kind: 'MENTION' },
    ]);
  });

  it('makes categories part of others, without circles', async () => {
    const { wikiPageByTitle } = await ask(`{ wikiPageByTitle(title: "Category:Animals") {
      parentTopics { nodes { title } } childTopics { nodes { title } } } }`);
    expect(wikiPageByTitle).toEqual({
      parentTopics: { nodes: [] },
      childTopics: { nodes: [{ title: 'Category:Frogs' }] },
    });
  });

  it(
    'takes over what a newer dump changed: edits, renamed pages, suppressed versions',
    PATIENCE,
    async () => {
      const site = 'newer.example';
      const old = await writeWiki(join(folder, 'newer-1.xml'), [
        {
          ...{ id: 1, title: 'Newts' },
          revisions: [
            { id: 101, text: 'A newt.' },
            { id: 102, text: 'A newt, and my address.', by: 'Eve' },
            { id: 103, text: 'A newt is small.' },
          ],
        },
        { id: 2, title: 'Talk:Newts', ns: 1, revisions: [{ id: 104, text: `Why? ${SIGNED}` }] },
      ]);
      await importWiki(database, [old], { site });
      const newer = await writeWiki(join(folder, 'newer-2.xml'), [
        {
          id: 3,
          title: 'Newts',
          redirect: 'Newt',
          revisions: [{ id: 105, text: '#REDIRECT [[Newt]]' }],
        },
        {
          ...{ id: 1, title: 'Newt' },
          revisions: [
            { id: 101, text: 'A newt.' },
            { id: 102, textXml: '<text bytes="20" deleted="deleted" />', by: null },
            { id: 103, text: 'A newt is small.' },
            { id: 106, text: 'A newt is very small.' },
          ],
        },
        { id: 2, title: 'Talk:Newt', ns: 1, revisions: [{ id: 107, text: `Why? ${SIGNED}` }] },
      ]);
      const { tally } = await importWiki(database, [newer], { site });
      const parts = [...tally.parts.values()].map(({ kind, part, updated, kept }) => [
        ...[kind, part, updated, kept],
      ]);
      expect(parts.sort()).toEqual([
        ['revision', 'lines of histories', 3, 0],
        ['revision', 'texts', 1, 0],
        ['wikiPage', 'titles', 1, 0],
      ]);
      const { wikiPage } = await page('Newts');
      expect(wikiPage).toMatchObject({ title: 'Newt', slug: 'newt' });
      expect(
        wikiPage.contributions.nodes.map(
          ({ body }: { body: { text: string } | null }) => body?.text,
        ),
      ).toEqual([
        'A newt.',
        expect.not.stringContaining('address'),
        'A newt is small.',
        'A newt is very small.',
      ]);
      expect(wikiPage.comments.nodes).toHaveLength(1);
      const again = await importWiki(database, [newer], { site });
      expect(again.tally.parts.size).toBe(0);

      // Another page takes the title that is free now.
      const third = await writeWiki(join(folder, 'newer-3.xml'), [
        {
          id: 3,
          title: 'Newts',
          revisions: [
            { id: 105, text: '#REDIRECT [[Newt]]' },
            { id: 108, text: 'All newts.' },
          ],
        },
        { id: 1, title: 'Newt', revisions: [{ id: 106, text: 'A newt is very small.' }] },
      ]);
      await importWiki(database, [third], { site });
      expect((await page('Newt')).wikiPage.contributions.nodes).toHaveLength(4);
      expect((await page('Newts')).wikiPage).toMatchObject({
        title: 'Newts',
        body: { html: expect.stringContaining('All newts.') },
      });
    },
  );

  it('knows which pages a dump has', async () => {
    const text =
      '{{#ifexist: Newt pond | [[Newt pond]] | none}}, {{#ifexist: Eel | eels | no eels}}';
    const dump = await writeWiki(join(folder, 'counted.xml'), [
      { title: 'Counts', revisions: [{ id: 201, text: `${text}, {{NUMBEROFARTICLES}} articles` }] },
      { title: 'Newt pond', revisions: [{ id: 202, text: 'Wet.' }] },
      {
        title: 'Pond',
        redirect: 'Newt pond',
        revisions: [{ id: 203, text: '#REDIRECT [[Newt pond]]' }],
      },
    ]);
    await importWiki(database, [dump], { site: 'counted' });
    const { body } = (await page('Counts')).wikiPage;
    expect(body.html).toMatch(/<p><a [^>]*>Newt pond<\/a>, no eels, 2 articles<\/p>/);
  });

  it('leaves nothing for doctor', async () => {
    const wrong = [];
    for await (const finding of examine(database, { fix: false })) {
      if (finding.wrong > 0) wrong.push(finding);
    }
    expect(wrong).toEqual([]);
  });
});
