import sql from 'sql-template-tag';
import { openDatabase } from '../../../src/db/open.ts';

const [, , url = ''] = process.argv;
const database = await openDatabase({ url, throughServer: true });
await database.transaction(async (tx) => {
  await tx.execute('test.write', sql`create table notes (text text)`);
  console.log('written');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});
