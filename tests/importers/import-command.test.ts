import { existsSync } from 'node:fs';
import { cp, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { commonplace, runInProcess } from '../commands/run.ts';
import { generateDump } from './generate-dump.ts';
import { PATIENCE, temporaryDatabase, temporaryFolder } from './temporary.ts';

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
      const args = ['import', 'stackexchange', dump];

      const first = await commonplace(args, environment);
      expect(first).toMatchObject({ code: 0 });
      expect(first.stderr).toMatch(/^Reading Users\.xml: [\d.]+ KB in \d+ s, [\d.]+ [KM]B\/s$/m);
      expect(first.stderr).toMatch(/^Writing answers: 8 rows in \d+ s, [\d,]+ rows\/s$/m);
      expect(first.stdout).toMatch(/^Posts\.xml +12 +12 +0 +0$/m);
      expect(first.stdout).toMatch(/^revisions +12 +0 +0 +0 +0$/m);
      expect(first.stdout).toMatch(/^\d+ rows in [\d.]+ s, [\d,]+ rows\/s$/m);
      const second = await runInProcess(args, environment);
      expect(second).toMatchObject({ code: 0 });
      expect(second.stdout).toMatch(/^revisions +0 +0 +12 +0 +0$/m);
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
      runInProcess(['import', 'stackexchange', dump, '--site', 'pebbles'], environment);

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

  it('takes over a newer dump, and a dry run says before what that will do', PATIENCE, async () => {
    const folder = await temporaryFolder();
    const dump = await generateDump(join(folder, 'pebbles'), { questions: 2, users: 3 });
    const environment = await temporaryDatabase();
    const run = (...options: string[]) =>
      commonplace(['import', 'stackexchange', dump, ...options], environment);

    const before = await run('--dry-run');
    expect(before).toMatchObject({ code: 0 });
    expect(before.stdout).toMatch(/^Nothing was written\./m);
    expect(before.stdout).toMatch(/^posts +2 +0 +0 +0 +0$/m);
    expect(before.stdout).toMatch(/^New: posts, for example:\n {2}“.+” \(\d+\)$/m);
    const imported = await run();
    expect(imported.stdout).toMatch(/^posts +2 +0 +0 +0 +0$/m);

    const posts = join(dump, 'Posts.xml');
    const xml = await readFile(posts, 'utf8');
    await writeFile(posts, xml.replace(/ Title="[^"]*"/, ' Title="A newer title"'));
    const plan = await run('--dry-run');
    expect(plan.stdout).toMatch(/^posts +0 +1 +1 +0 +0$/m);
    expect(plan.stdout).toMatch(/^ +1 {2}posts: titles$/m);
    expect(plan.stdout).toMatch(/^ {2}“A newer title” \(\d+\): titles$/m);
    const titles = async () => {
      const database = await openDatabase({ url: environment.DATABASE_URL });
      const rows = await database.run<{ title: string }>(
        'test.titles',
        sql`select title from posts where title = 'A newer title'`,
      );
      await database.close();
      return rows.length;
    };
    expect(await titles()).toBe(0);
    const again = await run();
    expect(again.stdout).toMatch(/^posts +0 +1 +1 +0 +0$/m);
    expect(again.stdout).toMatch(/^Changed since the last import:$/m);
    expect(await titles()).toBe(1);

    const users = join(dump, 'Users.xml');
    const left = (await readFile(users, 'utf8')).replace(/ *<row Id="3" .*\n/, '');
    await writeFile(users, left);
    const told = await run('--dry-run', '--close-missing');
    expect(told.stdout).toMatch(/^The source no longer has the people of 1 account\. /m);
    const closed = await run('--close-missing');
    expect(closed.stdout).toMatch(/^Closed 1 account of people whom the source no longer has\.$/m);
    expect((await run()).stdout).not.toContain('no longer has');
  });

  it('makes no database for a dry run', PATIENCE, async () => {
    const folder = await temporaryFolder();
    const dump = await generateDump(join(folder, 'pebbles'), { questions: 1, users: 1 });
    const url = `pglite:${join(folder, 'nothing')}`;
    const run = await commonplace(['import', 'stackexchange', dump, '--dry-run'], {
      DATABASE_URL: url,
    });
    expect(run).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'nothing'))).toBe(false);
  });
});
