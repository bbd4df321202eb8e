import type { Source } from '../importer.ts';
import { absentFiles, openDump } from './dump.ts';
import { stackExchangeRecords } from './read-stackexchange.ts';
import { siteOf } from './site.ts';
import { type SourceTextOptions, sourceTexts } from './source-texts.ts';
import { users } from './tables/users.ts';

/**
 * A dump of a site of the Stack Exchange network.
 *
 * @throws ImportError when there is no dump
 */
export async function openSite(options: SourceTextOptions): Promise<Source> {
  const dump = await openDump(options.directory);
  const site = siteOf(options.site ?? dump.name);
  return {
    name: `stackexchange:${site.name}`,
    ...(dump.sizes.has(users.file) && { allUsersFile: users.file }),
    notes: [
      ...absentFiles(dump).map(
        ({ file, without }) => `${file} is not there: imported without it. ${without}`,
      ),
      ...dump.unread.map((file) => `${file} is left out: this server has no place for it.`),
    ],
    records: (reading) => stackExchangeRecords({ dump, ...reading }, site, options.maths),
    texts: () => sourceTexts(options),
  };
}
