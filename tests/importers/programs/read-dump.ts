/** Reads a dump to its end without a database, and prints how many records it made and what memory that took. */
import { silentProgress } from '../../../src/importers/progress.ts';
import { openDump } from '../../../src/importers/stackexchange/dump.ts';
import { stackExchangeRecords } from '../../../src/importers/stackexchange/read-stackexchange.ts';
import { siteOf } from '../../../src/importers/stackexchange/site.ts';
import { Tally } from '../../../src/importers/tally.ts';

const [, , directory = '.'] = process.argv;
const reading = {
  dump: await openDump(directory),
  tally: new Tally(() => {}),
  progress: silentProgress,
};
let records = 0;
for await (const _ of stackExchangeRecords(reading, siteOf('pebbles'))) records += 1;
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ records, megabytes })}\n`);
