import type { Database } from '../db/database.ts';
import type { Reading, Source } from './importer.ts';
import { type Imported, readSource } from './read-source.ts';
import type { RenderTexts } from './writer/texts.ts';
import { writeRecords } from './writer/write-records.ts';

interface SourceImport extends Reading {
  readonly database: Database;
  readonly source: Source;
  readonly batchSize?: number;
  /** Renders texts; unless given, in this thread. */
  readonly render?: RenderTexts;
  /** Whether the source's changes replace those that were made here. Default: no. */
  readonly overwrite?: boolean;
}

/**
 * Imports a source. It can be run again at any time: what is missing is added, and what the
 * source has changed is taken over, unless people changed the same here.
 *
 * @throws ImportError when the source cannot be read to its end
 */
export async function importSource(options: SourceImport): Promise<Imported> {
  const { source, progress, noteText, ...writing } = options;
  const { database, tally } = writing;
  const imported = await readSource({
    database,
    source,
    tally,
    progress,
    noteText,
    take: (records) => writeRecords({ ...writing, records, source: source.name }),
  });
  await source.complete?.();
  return imported;
}
