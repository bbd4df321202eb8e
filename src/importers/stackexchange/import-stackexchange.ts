import type { Database } from '../../db/database.ts';
import type { Progress } from '../progress.ts';
import type { Tally } from '../tally.ts';
import type { RenderTexts } from '../writer/texts.ts';
import { writeRecords } from '../writer/write-records.ts';
import { absentFiles, openDump } from './dump.ts';
import type { MathsSetting } from './maths-detector.ts';
import { stackExchangeRecords } from './read-stackexchange.ts';
import { siteOf } from './site.ts';

export interface StackExchangeImport {
  readonly database: Database;
  /** The folder with the XML files. */
  readonly directory: string;
  /** The site's name or host; unless given, the folder's name. */
  readonly site?: string | undefined;
  /** Whether the site has formulas; unless given, its texts tell. */
  readonly maths?: MathsSetting | undefined;
  readonly batchSize?: number | undefined;
  readonly tally: Tally;
  readonly progress: Progress;
  /** Renders texts; unless given, in this thread. */
  readonly render?: RenderTexts | undefined;
}

/**
 * Imports a dump of a site of the Stack Exchange network. It can be run again at any time: what is there
 * stays as it is, what is missing is added.
 *
 * @returns the name under which the origins of what was imported are filed
 * @throws ImportError when there is no dump, or a file of it cannot be read to its end
 */
export async function importStackExchange(options: StackExchangeImport): Promise<string> {
  const { database, directory, batchSize, tally, progress, render } = options;
  const dump = await openDump(directory);
  const site = siteOf(options.site ?? dump.name);
  const source = `stackexchange:${site.name}`;
  tally.notes.push(
    ...absentFiles(dump).map(
      ({ file, without }) => `${file} is not there: imported without it. ${without}`,
    ),
    ...dump.unread.map((file) => `${file} is left out: this server has no place for it.`),
  );
  try {
    await writeRecords({
      database,
      source,
      records: stackExchangeRecords({ dump, tally, progress }, site, options.maths),
      tally,
      ...(batchSize !== undefined && { batchSize }),
      ...(render !== undefined && { render }),
    });
  } finally {
    progress.end();
  }
  return source;
}
