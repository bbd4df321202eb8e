import { cp, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { commonplace } from '../commands/run.ts';
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
});
