import { openWiki } from '../../../src/importers/mediawiki/open-wiki.ts';
import { silentProgress } from '../../../src/importers/progress.ts';
import { Tally } from '../../../src/importers/tally.ts';

/** Reads a dump to its end and says how many records it has and how much memory that took at the most. */
const [path = ''] = process.argv.slice(2);
const source = await openWiki([path], {});
let records = 0;
for await (const _ of source.records({ tally: new Tally(() => {}), progress: silentProgress }))
  records += 1;
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ records, megabytes }));
