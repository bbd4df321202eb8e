import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sql from 'sql-template-tag';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { runInProcess, start } from '../commands/run.ts';
import { openTestDatabase } from '../support/database.ts';
import { MAIN } from '../support/setup-build.ts';
import { type TestPage, wikiXml, writeWiki } from './generate-wiki.ts';
import { importWiki } from './import-wiki.ts';
import { PATIENCE, temporaryDatabase, temporaryFolder } from './temporary.ts';
import { wholeDatabase } from './whole-database.ts';

const uninterrupted = await openTestDatabase();

const pages = (count: number, versions: number): TestPage[] =>
  Array.from({ length: count }, (_, index) => ({
    title: `Page ${index}`,
    revisions: Array.from({ length: versions }, (__, version) => ({
      id: index * versions + version + 1,
      text: `Version ${version} of [[Page ${(index * 7) % count}]].\n* ${'words '.repeat(version + 3)}`,
      by: `User ${(index + version) % 9}`,
    })),
  }));

describe('commonplace import mediawiki', () => {
  it(
    'reads packed files, lists rejected versions, and compares the elements',
    PATIENCE,
    async () => {
      const folder = await temporaryFolder();
      const environment = await temporaryDatabase();
      const rejects = join(folder, 'rejects.jsonl');
      const packed = join(folder, 'pond.xml.gz');
      const odd: TestPage = {
        title: 'Odd',
        revisions: [
          { id: 900, text: 'Fine.' },
          { id: 901, text: 'Never.', at: '2020-02-31T00:00:00Z' },
          { id: 902, textXml: '<text bytes="7" id="77" />' },
          {
            id: 903,
            text: '== Head ==\n{|\n| [[Page 1]] || <math>x</math>\n|}\n[[File:A.png|thumb|x]]',
          },
        ],
      };
      await writeFile(packed, gzipSync(wikiXml([...pages(4, 2), odd])));
      const args = ['import', 'mediawiki', packed, '--rejects', rejects, '--fidelity'];
      const first = await runInProcess(args, environment);
      expect(first).toMatchObject({ code: 3 });
      expect(first.stdout).toMatch(/^pond\.xml\.gz +12 +10 +0 +2$/m);
      expect(first.stdout).toMatch(/^wiki pages +5 +0 +0 +0 +0$/m);
      for (const kind of ['formulas', 'images', 'headings', 'tables']) {
        expect(first.stdout).toMatch(new RegExp(`^${kind} +1 +1 +100\\.00 %$`, 'm'));
      }
      expect(first.stdout).toContain('Nothing was lost.');
      const rejected = (await readFile(rejects, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(rejected).toMatchObject([
        { file: 'pond.xml.gz', id: '901', reason: '“2020-02-31T00:00:00Z” is no time' },
        {
          file: 'pond.xml.gz',
          id: '902',
          reason: expect.stringContaining('does not have the text'),
        },
      ]);
      expect(rejected[0].line).toBeGreaterThan(20);
      const second = await runInProcess(args, environment);
      expect(second.stdout).toMatch(/^revisions +0 +0 +10 +0 +0$/m);
    },
  );

  it('ends as if it had never been cut off when it is killed and begun again', {
    timeout: 240_000,
  }, async () => {
    const folder = await temporaryFolder();
    const environment = await temporaryDatabase();
    const dump = await writeWiki(join(folder, 'pond.xml'), pages(30, 6));
    const args = ['import', 'mediawiki', dump, '--batch', '10'];
    const { child, says, finished } = start(args, environment);
    await says(/Writing pages and their versions: .* in /);
    child.kill('SIGKILL');
    expect(await finished).toMatchObject({ signal: 'SIGKILL' });
    expect(await runInProcess(args, environment)).toMatchObject({ code: 0 });
    await importWiki(uninterrupted, [dump]);
    const after = await openDatabase({ url: environment.DATABASE_URL });
    onTestFinished(() => after.close());
    expect(await wholeDatabase(after)).toEqual(await wholeDatabase(uninterrupted));
  });

  it('refuses to run while another import does', PATIENCE, async () => {
    const folder = await temporaryFolder();
    const environment = await temporaryDatabase();
    const dump = await writeWiki(join(folder, 'pond.xml'), pages(2, 2));
    const database = await openDatabase({ url: environment.DATABASE_URL });
    await database.longTransaction(async (runner) => {
      await runner.run('test.lock', sql`select pg_advisory_xact_lock(4202611234)`);
      const refused = await runInProcess(['import', 'mediawiki', dump], environment);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain('Another import writes into this database');
    });
    await database.close();
    expect(await runInProcess(['import', 'mediawiki', dump], environment)).toMatchObject({
      code: 0,
    });
  });
});

describe('a file that is no sound dump', () => {
  const HEAD = wikiXml([]).replace('</mediawiki>\n', '');
  const PAGE = '<page><title>A</title><ns>0</ns><id>1</id>';
  const REVISION = '<revision><id>1</id><timestamp>2020-01-01T00:00:00Z</timestamp><text>';

  it.each([
    ['is cut off', `${HEAD}${PAGE}${REVISION}half`, /line \d+: it ends before <\/mediawiki>/],
    [
      'has an entity bomb',
      `<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${HEAD}&b;</mediawiki>`,
      /document type declaration/,
    ],
    [
      'has an unknown entity',
      `${HEAD}${PAGE}${REVISION}&boom;</text></revision></page></mediawiki>`,
      /not well-formed XML/,
    ],
    ['is another XML', '<feed></feed>', /<feed> where <mediawiki> should be/],
    ['is no XML', 'PK\u0003\u0004 zip', /begins with "PK/],
    ['is empty', '', /it is empty/],
    [
      'says another encoding',
      `<?xml version="1.0" encoding="ISO-8859-1"?>${HEAD}</mediawiki>`,
      /written in ISO-8859-1/,
    ],
    [
      'does not say which wiki it is of',
      '<mediawiki><page><title>A</title></page></mediawiki>',
      /no <siteinfo>/,
    ],
  ])('stops with a message if it %s', async (_, xml, message) => {
    const file = join(await temporaryFolder(), 'dump.xml');
    await writeFile(file, xml);
    await expect(importWiki(uninterrupted, [file])).rejects.toThrow(message);
  });

  it('stops at bytes that are not UTF-8, and at a damaged archive', async () => {
    const folder = await temporaryFolder();
    const latin = join(folder, 'latin.xml');
    await writeFile(
      latin,
      Buffer.concat([Buffer.from(`${HEAD}${PAGE}`), Buffer.from([0xe9, 0x20])]),
    );
    await expect(importWiki(uninterrupted, [latin])).rejects.toThrow('not UTF-8');
    const damaged = join(folder, 'damaged.gz');
    await writeFile(damaged, gzipSync(wikiXml(pages(9, 9))).subarray(0, 300));
    await expect(importWiki(uninterrupted, [damaged])).rejects.toThrow('cannot be unpacked');
  });

  it('rejects a text without end and goes on behind it', { timeout: 60_000 }, async () => {
    const file = join(await temporaryFolder(), 'huge.xml');
    const texts = [`${'x'.repeat(9_000_000)}&amp;`, 'Small.'];
    await writeWiki(
      file,
      texts.map((text, id) => ({ title: `Size ${id}`, revisions: [{ id: id + 8000, text }] })),
    );
    const { rejections, tally } = await importWiki(uninterrupted, [file], { site: 'sizes' });
    expect(rejections).toMatchObject([{ reason: 'the text has more than 8,000,000 characters' }]);
    expect(tally.kind('revision').written).toBe(1);
  });

  it('merges a page that is there twice, and numbers titles that differ in case', async () => {
    const file = join(await temporaryFolder(), 'twice.xml');
    await writeWiki(file, [
      { title: 'Us', revisions: [{ id: 1, text: 'we, see [[US]]' }] },
      { title: 'US', revisions: [{ id: 2, text: 'states' }] },
      {
        title: 'Us',
        revisions: [
          { id: 1, text: 'we, see [[US]]' },
          { id: 3, text: 'we, not [[US]]' },
        ],
      },
    ]);
    const { rejections, tally } = await importWiki(uninterrupted, [file], { site: 'twice' });
    expect(rejections).toEqual([]);
    expect(tally.notes.join()).toContain('Us → Us (2)');
    const rows = await uninterrupted.run(
      'test.pages',
      sql`
        select w.title, r.html, w.contribution_count as versions from wiki_pages w
        join revisions r on r.id = w.current_revision_id
        where w.title in ('US', 'Us (2)') order by 1`,
    );
    expect(rows).toEqual([
      { title: 'US', html: '<p>states</p>', versions: 1 },
      { title: 'Us (2)', html: expect.stringContaining('href="/wiki/US"'), versions: 2 },
    ]);
  });

  it('is unpacked by bzip2', async () => {
    const folder = await temporaryFolder();
    const file = await writeWiki(join(folder, 'small.xml'), pages(2, 1));
    execFileSync('bzip2', [file]);
    const { tally } = await importWiki(uninterrupted, [`${file}.bz2`], { site: 'bz' });
    expect(tally.kind('revision').written).toBe(2);
  });

  it('that is cut off or damaged is refused in one line', async () => {
    const folder = await temporaryFolder();
    const environment = await temporaryDatabase();
    const file = await writeWiki(join(folder, 'small.xml'), pages(2, 1));
    execFileSync('bzip2', [file]);
    const packed = await readFile(`${file}.bz2`);
    const cut = join(folder, 'cut.bz2');
    await writeFile(cut, packed.subarray(0, packed.length - 20));
    const damaged = join(folder, 'damaged.bz2');
    await writeFile(damaged, packed.fill(0, 60, 80));
    const refusal = async (path: string) =>
      (await runInProcess(['import', 'mediawiki', path], environment)).stderr;
    const advice =
      'The file is damaged or incomplete: get it again and run the import once more. What was written so far stays.\n';

    expect(await refusal(cut)).toContain(
      `cut.bz2 cannot be unpacked: Compressed file ends unexpectedly. ${advice}`,
    );
    expect(await refusal(damaged)).toContain(
      `damaged.bz2 cannot be unpacked: Data integrity error when decompressing. ${advice}`,
    );
  });

  it.skipIf(spawnSync('7z').error !== undefined)('is unpacked by 7z', async () => {
    const folder = await temporaryFolder();
    const file = await writeWiki(join(folder, 'small.xml'), pages(2, 1));
    execFileSync('7z', ['a', `${file}.7z`, file]);
    const { tally } = await importWiki(uninterrupted, [`${file}.7z`], { site: '7z' });
    expect(tally.kind('revision').written).toBe(2);
  });

  it('is read from standard input, packed or not', PATIENCE, async () => {
    const environment = await temporaryDatabase();
    const inputs = [gzipSync(wikiXml(pages(2, 3))), Buffer.from(wikiXml(pages(2, 3)))];
    const summaries = inputs.map((input) =>
      execFileSync(process.execPath, [MAIN, 'import', 'mediawiki', '-'], {
        ...{ input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] },
        env: { PATH: process.env['PATH'], PGLITE_SYNC: 'off', ...environment },
      }),
    );
    expect(summaries[0]).toMatch(/^revisions +6 +0 +0 +0 +0$/m);
    expect(summaries[1]).toMatch(/^revisions +0 +0 +6 +0 +0$/m);
  });
});
