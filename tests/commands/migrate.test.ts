import sql from 'sql-template-tag';
import { expect, it, onTestFinished } from 'vitest';
import { readMigrations } from '../../src/db/migration-files.ts';
import { openDatabase } from '../../src/db/open.ts';
import { createTestDatabase } from '../support/database.ts';
import { commonplace, runInProcess } from './run.ts';

/** A process that compiles as it starts takes its time on a busy machine. */
const PATIENCE = 120_000;

it('migrate brings a database up to date, and only once', { timeout: PATIENCE }, async () => {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  onTestFinished(remove);
  const names = (await readMigrations()).map(({ name }) => name);
  const run = (...options: string[]) =>
    runInProcess(['migrate', ...options], { DATABASE_URL: url });
  const lines = (verb: string) => names.map((name) => `${verb} ${name}\n`).join('');

  expect(await run('--dry-run')).toMatchObject({ code: 0, stdout: lines('Would apply') });
  // Nothing is there that could be locked.
  expect(await run('--plan')).toMatchObject({ code: 0, stdout: lines('Would apply') });
  const applied = await commonplace(['migrate'], { DATABASE_URL: url });
  expect(applied).toMatchObject({ code: 0, stdout: lines('Applied') });
  expect(applied.stderr).toMatch(/^Applying \d+ migrations to .*\n/);
  expect(await run()).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\S.* is up to date\.\n$/),
  });
});

it('`--plan` names tables that are locked, and their size', { timeout: PATIENCE }, async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const database = await openDatabase({ url });
  const name = '20261128161716_set_avatars';
  await database.execute(
    'test.forget',
    sql`delete from _prisma_migrations where migration_name = ${name}`,
  );
  // PostgreSQL does not know how many rows a table has that was never analyzed.
  await database.execute(
    'test.users',
    sql`
    insert into users (id, username, display_name)
    select gen_random_uuid(), 'user-' || i, 'User ' || i from generate_series(1, 1234) i`,
  );
  await database.close();
  const { code, stdout } = await runInProcess(['migrate', '--plan'], { DATABASE_URL: url });
  expect(code).toBe(0);
  expect(stdout).toContain(`Would apply ${name}\n`);
  expect(stdout).toMatch(/ {2}blocks writes to \w+ \(about \d+ rows, \d+ MB\): builds an index/);
  expect(stdout).toMatch(/ {2}blocks writes to users \(about 1234 rows, /);
});
