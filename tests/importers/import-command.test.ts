import { cp, mkdir, mkdtemp, readFile, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { commonplace } from '../commands/run.ts';
import { createTestDatabase } from '../support/database.ts';
import { generateDump } from './generate-dump.ts';
import { fixture } from './import-dump.ts';

/** A process that compiles as it starts takes its time on a busy machine. */
const PATIENCE = { timeout: 120_000 };

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-command-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function temporaryDatabase(): Promise<{ DATABASE_URL: string }> {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  return { DATABASE_URL: url };
}

describe('commonplace import stackexchange', () => {
  it(
    'imports, says how far it is, and sums up; run again it finds all of it there',
    PATIENCE,
    async () => {
      const dump = await generateDump(join(await temporaryFolder(), 'pebbles'), {
        questions: 4,
        users: 30,
      });
      const environment = await temporaryDatabase();
      const run = () => commonplace(['import', 'stackexchange', dump], environment);

      const first = await run();
      expect(first).toMatchObject({ code: 0 });
      expect(first.stderr).toMatch(/^Reading Users\.xml: [\d.]+ KB in \d+ s, [\d.]+ [KM]B\/s$/m);
      expect(first.stderr).toMatch(/^Writing answers: 8 rows in \d+ s, [\d,]+ rows\/s$/m);
      expect(first.stdout).toMatch(/^Posts\.xml +12 +12 +0 +0$/m);
      expect(first.stdout).toMatch(/^revisions +12 +0 +0 +0$/m);
      expect(first.stdout).toMatch(/^\d+ rows in [\d.]+ s, [\d,]+ rows\/s$/m);
      const second = await run();
      expect(second).toMatchObject({ code: 0 });
      expect(second.stdout).toMatch(/^revisions +0 +12 +0 +0$/m);
    },
  );

  it(
    'exits with 3 when rows were rejected, naming the file that lists them',
    PATIENCE,
    async () => {
      const rejects = join(await temporaryFolder(), 'rejects.jsonl');
      const dump = fixture('lanterns-meta');
      const ended = await commonplace(
        ['import', 'stackexchange', dump, '--site', 'other-lanterns', '--rejects', rejects],
        await temporaryDatabase(),
      );
      expect(ended).toMatchObject({ code: 3 });
      expect(ended.stderr).toContain(`Done, but for rejected rows: 7.`);
      expect(ended.stderr).toContain(rejects);
      const lines = (await readFile(rejects, 'utf8')).trimEnd().split('\n');
      expect(lines).toHaveLength(7);
      expect(JSON.parse(lines[0] ?? '')).toEqual({
        ...{ file: 'Users.xml', line: 13, id: 'ten' },
        reason: 'Id is no id: "ten"',
      });
    },
  );

  it('stops at a file that ends too early, and completes when it is whole', PATIENCE, async () => {
    const folder = await temporaryFolder();
    const environment = await temporaryDatabase();
    const whole = await generateDump(join(folder, 'whole'), { questions: 3, users: 3 });
    const half = join(folder, 'half');
    await cp(whole, half, { recursive: true });
    await truncate(join(half, 'Comments.xml'), 1_000);
    const run = (dump: string) =>
      commonplace(['import', 'stackexchange', dump, '--site', 'pebbles'], environment);

    const stopped = await run(half);
    expect(stopped).toMatchObject({ code: 1, stdout: '' });
    expect(stopped.stderr).toMatch(/Comments\.xml, line \d+: it ends before <\/comments>/);
    expect(stopped.stderr).toContain('run the import once more');
    expect(await run(whole)).toMatchObject({ code: 0 });
    const database = await openDatabase({ url: environment.DATABASE_URL });
    const [row] = await database.run<{ comments: number }>(
      'test.comments',
      sql`select count(*) as comments from comments`,
    );
    await database.close();
    expect(row).toEqual({ comments: 6 + 18 });
  });

  it(
    'does without all files but Posts.xml, says so, and tells what survived',
    PATIENCE,
    async () => {
      const dump = await generateDump(join(await temporaryFolder(), 'pebbles'), {
        questions: 2,
        users: 2,
      });
      for (const file of ['Users', 'Tags', 'PostHistory', 'Comments', 'Votes', 'PostLinks']) {
        await unlink(join(dump, `${file}.xml`));
      }
      await writeFile(join(dump, 'Badges.xml'), 'never looked into');
      const ended = await commonplace(
        ['import', 'stackexchange', dump, '--fidelity', '--math', 'off'],
        await temporaryDatabase(),
      );
      expect(ended.stdout).toContain(
        'PostHistory.xml is not there: imported without it. Questions',
      );
      expect(ended.stdout).toMatch(/^revisions +2 +0 +0 +0$/m);
      expect(ended.stdout).toMatch(/^comments +4 +0 +0 +0$/m);
      expect(ended.stdout).toMatch(/^links +0 +0 +100\.00 %$/m);
      expect(ended.stdout).toContain('6 texts compared.\nNothing was lost.');
      expect(ended).toMatchObject({ code: 0 });
      expect(ended.stdout).toContain('Votes.xml is not there: imported without it.');
      expect(ended.stdout).toContain('Badges.xml is left out: ');
      expect(ended.stdout).toMatch(/^wiki pages +2 +0 +0 +0$/m);
    },
  );

  it.each([
    ['there is no such folder', async () => '/nowhere/at/all', /Cannot read the folder/],
    ['the folder holds no dump', temporaryFolder, /has no Users\.xml, no Posts\.xml/],
    [
      'a file is missing without which nothing can be done',
      async () => {
        const folder = join(await temporaryFolder(), 'pebbles');
        await mkdir(folder);
        await generateDump(folder, { questions: 1, users: 1 });
        await unlink(join(folder, 'Posts.xml'));
        return folder;
      },
      /pebbles has no Posts\.xml\. A dump of a site is a folder with/,
    ],
  ])('exits with 1 when %s, before it makes a database', PATIENCE, async (_, folder, message) => {
    const location = join(await temporaryFolder(), 'data');
    const ended = await commonplace(['import', 'stackexchange', await folder()], {
      DATABASE_URL: `pglite:${location}`,
    });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(message);
    await expect(readFile(location)).rejects.toThrow('ENOENT');
  });

  it('exits with 2 when it is asked for what cannot be', PATIENCE, async () => {
    const ended = await commonplace(['import', 'stackexchange', '.', '--batch', '0']);
    expect(ended).toMatchObject({ code: 2 });
    expect(ended.stderr).toContain('whole number from 1 to 10000');
  });
});
