import { expect, it, onTestFinished } from 'vitest';
import { readMigrations } from '../../src/db/migration-files.ts';
import { createTestDatabase } from '../support/database.ts';
import { commonplace } from './run.ts';

/** A process that compiles as it starts takes its time on a busy machine. */
const PATIENCE = 120_000;

it('migrate brings a database up to date, and only once', { timeout: PATIENCE }, async () => {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  onTestFinished(remove);
  const names = (await readMigrations()).map(({ name }) => name);
  const run = (...options: string[]) => commonplace(['migrate', ...options], { DATABASE_URL: url });
  const lines = (verb: string) => names.map((name) => `${verb} ${name}\n`).join('');

  expect(await run('--dry-run')).toMatchObject({ code: 0, stdout: lines('Would apply') });
  expect(await run()).toMatchObject({ code: 0, stdout: lines('Applied'), stderr: '' });
  expect(await run()).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\S.* is up to date\.\n$/),
  });
});
