import sql from 'sql-template-tag';
import { expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { createTestDatabase } from '../support/database.ts';
import { migrationsAnd } from '../support/migrations.ts';
import { startProgram } from '../support/program.ts';

it('a process killed in the middle of a migration leaves one that the next start completes', async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const directory = await migrationsAnd({
    '29990101000000_slow':
      'create table slow (a int); select pg_sleep(2); insert into slow values (1);',
  });
  const program = startProgram('migrate', url, directory);
  await program.says('Applying a migration');
  await new Promise((resolve) => setTimeout(resolve, 500));
  await program.kill();

  const database = await openDatabase({ url, poolSize: 2 });
  onTestFinished(() => database.close());
  expect(await migrate(database, { directory })).toEqual({ applied: ['29990101000000_slow'] });
  expect(await database.run('test.slow', sql`select a from slow`)).toEqual([{ a: 1 }]);
}, 60_000);
