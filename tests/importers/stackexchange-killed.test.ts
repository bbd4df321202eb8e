import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { runInProcess, start } from '../commands/run.ts';
import { createTestDatabase, openTestDatabase, testEngine } from '../support/database.ts';
import { generateDump } from './generate-dump.ts';
import { importDump } from './import-dump.ts';
import { wholeDatabase } from './whole-database.ts';

const uninterrupted = await openTestDatabase();

/** PGlite takes four times as long for each. */
const QUESTIONS = testEngine() === 'pglite' ? 12 : 30;

it('an import that is killed and begun again ends as if it had never been cut off', {
  timeout: 300_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-killed-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const dump = await generateDump(join(folder, 'site'), {
    questions: QUESTIONS,
    users: QUESTIONS,
  });
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const args = ['import', 'stackexchange', dump, '--batch', '10'];

  const environment = { DATABASE_URL: url };

  // Once while people are written, once when the questions are and answers begin.
  for (const moment of [/Reading Users/, new RegExp(`Writing questions: ${QUESTIONS} rows`)]) {
    const { child, says, finished } = start(args, environment);
    await says(moment);
    child.kill('SIGKILL');
    expect(await finished).toMatchObject({ code: null, signal: 'SIGKILL' });
  }
  const half = await openDatabase({ url });
  const [written] = await half.run<{ comments: number; posts: number }>(
    'test.half',
    sql`select (select count(*) from comments) as comments, (select count(*) from posts) as posts`,
  );
  await half.close();
  expect(written?.posts).toBeGreaterThan(0);
  expect(written?.comments).toBeLessThan(QUESTIONS * (2 + 6));

  expect(await runInProcess(args, environment)).toMatchObject({ code: 0 });
  await importDump(uninterrupted, dump);
  const after = await openDatabase({ url });
  onTestFinished(() => after.close());
  expect(await wholeDatabase(after)).toEqual(await wholeDatabase(uninterrupted));
});
