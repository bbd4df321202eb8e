import sql from 'sql-template-tag';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { commonplace, runInProcess } from '../commands/run.ts';
import { seedContent } from '../support/content.ts';
import { createTestDatabase } from '../support/database.ts';

/** A process that compiles as it starts takes its time on a busy machine. */
const PATIENCE = { timeout: 120_000 };

it('doctor says what is wrong, exits with 4, and with --fix puts it right', PATIENCE, async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const database = await openDatabase({ url });
  const seed = seedContent(database);
  await seed.comment({ on: await seed.post(), author: await seed.user('ada') });
  await database.execute('test.break', sql`update posts set comment_count = 5`);
  await database.close();
  const doctor = (...options: string[]) =>
    runInProcess(['doctor', ...options], { DATABASE_URL: url });

  const ill = await commonplace(['doctor'], { DATABASE_URL: url });
  expect(ill).toMatchObject({ code: 4 });
  expect(ill.stdout).toContain('WRONG   posts.comment_count: 1\n');
  expect(ill.stdout).toContain('ok      comments.depth, root_id\n');
  expect(ill.stderr).toContain(
    'The database has 1 problem. `commonplace doctor --fix` repairs what can be repaired automatically.',
  );
  const cured = await doctor('--fix');
  expect(cured).toMatchObject({ code: 0, stderr: '' });
  expect(cured.stdout).toContain('fixed   posts.comment_count: 1\n');
  const well = await doctor();
  expect(well).toMatchObject({ code: 0, stderr: '' });
  expect(well.stdout).not.toMatch(/^(WRONG|fixed)/m);
});

it('doctor looks at no database that is not up to date', PATIENCE, async () => {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  onTestFinished(remove);
  const ended = await runInProcess(['doctor'], { DATABASE_URL: url });
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toContain('Run `commonplace migrate` first.');
});
