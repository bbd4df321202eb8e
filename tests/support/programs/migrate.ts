// Opens the database that the first argument names, says so, and migrates it from the second.
import { migrate } from '../../../src/db/migrate.ts';
import { openDatabase } from '../../../src/db/open.ts';

const [url = '', directory = ''] = process.argv.slice(2);
const database = await openDatabase({ url, poolSize: 2 });
await migrate(database, { directory, log: console.log });
await database.close();
