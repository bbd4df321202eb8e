import sql from 'sql-template-tag';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';

it('keeps a database in memory, and ends none of its statements', async () => {
  const database = await openDatabase({ url: 'pglite:memory', statementTimeout: 1 });
  onTestFinished(() => database.close());
  await database.execute('test.table', sql`create table t as select 1 as n`);
  await database.execute('test.slow', sql`select pg_sleep(1.2)`);

  expect(await database.run('test.rows', sql`select n from t`)).toEqual([{ n: 1 }]);
}, 120_000);
