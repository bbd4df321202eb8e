import sql from 'sql-template-tag';
import { expect, it } from 'vitest';
import { captureStatements } from '../support/capture.ts';
import { openTestDatabase } from '../support/database.ts';

const opened = await openTestDatabase();

it('a capture has every named statement, with its values, also from inside transactions', async () => {
  const { database, statements, names, clear } = captureStatements(opened);
  await database.run('one', sql`select ${1}::int as n`);
  await database.transaction(async (tx) => {
    await tx.execute('two', sql`update users set karma = ${2}`);
    await tx.run('three', sql`select 3 as n`);
  });
  expect(names()).toEqual(['one', 'two', 'three']);
  expect(statements[0]).toEqual({ name: 'one', text: 'select $1::int as n', values: [1] });
  clear();
  expect(names()).toEqual([]);
});
