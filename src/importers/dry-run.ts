import type { StatementReader } from '../db/database.ts';
import type { Reading, Source } from './importer.ts';
import { KIND_NAMES } from './kind-names.ts';
import { type Imported, readSource } from './read-source.ts';
import type { ImportRecord, RevisionRecord } from './records.ts';
import type { Tally } from './tally.ts';
import { versionsOfEditedTexts } from './writer/updates/newer-versions.ts';
import { sortRecords } from './writer/updates/sort-records.ts';
import { planUpdates } from './writer/updates/update-changed.ts';
import { inBatches } from './writer/write-records.ts';

interface DryRun extends Reading {
  /** What is there already. It is only read. */
  readonly database: StatementReader;
  readonly source: Source;
  readonly batchSize: number;
  readonly overwrite: boolean;
}

/**
 * Reads a source to its end and counts what an import would do. No text is rendered and nothing is written, so what
 * only the writing finds is missing: a record that names something that does not exist, a value that PostgreSQL refuses.
 *
 * @returns what an import would leave to be decided
 * @throws ImportError when the source cannot be read to its end
 */
export async function dryRun({ batchSize, overwrite, ...reading }: DryRun): Promise<Imported> {
  const { database, source, tally } = reading;
  return readSource({
    ...reading,
    async take(all) {
      for await (const records of inBatches(all, batchSize)) {
        await survey({ database, overwrite, tally, source: source.name, records });
      }
    },
  });
}

interface Survey extends Pick<DryRun, 'database' | 'overwrite'> {
  readonly source: string;
  readonly records: readonly ImportRecord[];
  readonly tally: Tally;
}

async function survey({ tally, ...batch }: Survey): Promise<void> {
  const { database, source, records, overwrite } = batch;
  const sorted = await sortRecords(batch);
  const versions = sorted.fresh.filter(isRevision);
  const edited = overwrite ? [] : await versionsOfEditedTexts(database, source, versions);
  const leftOut = new Set<ImportRecord>(edited);
  for (const record of sorted.fresh) {
    if (leftOut.has(record)) tally.kind(record.kind).leftOut += 1;
    else {
      tally.kind(record.kind).written += 1;
      tally.sample(`New: ${KIND_NAMES[record.kind]}`, () => nameOf(record));
    }
  }
  for (const record of edited) {
    tally.sample('Left out, because the text was edited here', () => nameOf(record));
  }
  const updates = await planUpdates(database, { source, ...sorted, overwrite });
  for (const update of updates) {
    tally.update(update);
    const { record, updated, kept } = update;
    const name = (parts: readonly string[]) => () => `${nameOf(record)}: ${parts.join(', ')}`;
    if (updated.length > 0) tally.sample(`Updated: ${KIND_NAMES[record.kind]}`, name(updated));
    if (kept.length > 0) tally.sample('Changed here as well', name(kept));
  }
  const concerned = new Set([...sorted.fresh, ...updates.map(({ record }) => record)]);
  for (const record of records) {
    if (!concerned.has(record)) tally.kind(record.kind).present += 1;
  }
}

function isRevision(record: ImportRecord): record is RevisionRecord {
  return record.kind === 'revision';
}

/** A record by what it is called in the source. */
function nameOf(record: ImportRecord): string {
  switch (record.kind) {
    case 'user':
      return `${record.displayName} (${record.externalId})`;
    case 'wikiPage':
    case 'post':
    case 'sequence':
    case 'alias':
      return `“${record.title}” (${record.externalId})`;
    case 'revision': {
      const { externalId, title, author, createdAt } = record;
      return `“${title}” by ${author.name}, ${createdAt.toISOString()} (${externalId})`;
    }
    case 'comment': {
      const { externalId, author, createdAt } = record;
      return `by ${author.name}, ${createdAt.toISOString()} (${externalId})`;
    }
    case 'link':
    case 'parentTopic':
    case 'reaction':
    case 'userSlug':
    case 'wikiPageSlug':
      return record.externalId;
  }
}
