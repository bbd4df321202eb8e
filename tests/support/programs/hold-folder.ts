// Takes the folder that the argument names, says so, and keeps it.
import { lockFolder } from '../../../src/db/lock.ts';

await lockFolder(process.argv[2] ?? '');
console.log('held');
setInterval(() => {}, 1_000);
