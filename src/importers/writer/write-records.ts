import type { Database } from '../../db/database.ts';
import { isAboutData, reasonOf } from '../../db/driver-error.ts';
import type { ImportRecord } from '../records.ts';
import type { Tally } from '../tally.ts';
import type { RejectedRecord } from './batch.ts';
import { cleanRecord } from './clean-record.ts';
import { type RenderTexts, renderTexts, textLength } from './texts.ts';
import { type BatchOutcome, type PreparedBatch, prepare, writeBatch } from './write-batch.ts';

export interface WriteOptions {
  readonly database: Database;
  /** Names the source in `origins`: records of one source know each other by their external ids. */
  readonly source: string;
  readonly records: AsyncIterable<ImportRecord> | Iterable<ImportRecord>;
  readonly tally: Tally;
  /** Records written at once. */
  readonly batchSize?: number;
  /** Renders texts; unless given, here in this thread. */
  readonly render?: RenderTexts;
  /** Whether the source's changes replace those that were made here. Default: no. */
  readonly overwrite?: boolean;
}

/**
 * Writes everything that an importer yields, in batches. What an earlier run wrote is recognised, and the source's
 * changes since then are taken over, unless people changed the same here. A record that cannot be written is rejected and counted; the rest goes on.
 */
export async function writeRecords(options: WriteOptions): Promise<void> {
  const { database, source, records, tally, batchSize = 500, render = renderTexts } = options;
  const { overwrite = false } = options;
  const write = async (batch: PreparedBatch) =>
    count(tally, source, await writeOrSplit(batch, render));
  let next: PreparedBatch | undefined;
  let writing = Promise.resolve();
  try {
    // While a batch is written, the next one's texts are rendered and the one after that is gathered.
    for await (const batch of inBatches(records, batchSize)) {
      await writing;
      const prepared = await prepare({ database, source, records: batch, overwrite }, render);
      if (next !== undefined) writing = write(next);
      // Heard of above or below; until then nobody listens.
      writing.catch(() => {});
      next = prepared;
    }
  } finally {
    await writing;
    if (next !== undefined) await write(next);
  }
}

/** Characters of text in a batch: three batches are in memory, each several times over. Larger ones are not faster. */
const BATCH_CHARACTERS = 500_000;

export async function* inBatches(
  records: WriteOptions['records'],
  size: number,
): AsyncGenerator<ImportRecord[]> {
  let batch: ImportRecord[] = [];
  let characters = 0;
  for await (const record of records) {
    batch.push(cleanRecord(record));
    characters += textLength(record);
    if (batch.length < size && characters < BATCH_CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

/**
 * When PostgreSQL refuses something in a batch, the batch is halved until the record at fault stands
 * alone. Trying again also settles a name that a user took at the same moment.
 */
async function writeOrSplit(batch: PreparedBatch, render: RenderTexts): Promise<BatchOutcome> {
  try {
    return await writeBatch(batch);
  } catch (error) {
    const { records } = batch;
    const [only, ...others] = records;
    if (only === undefined || !isAboutData(error)) throw error;
    if (others.length === 0) return refuse({ record: only, reason: reasonOf(error) });
    const middle = Math.ceil(records.length / 2);
    const again = async (half: readonly ImportRecord[]) =>
      writeOrSplit(await prepare({ ...batch, records: half }, render), render);
    const first = await again(records.slice(0, middle));
    const second = await again(records.slice(middle));
    return {
      written: [...first.written, ...second.written],
      present: [...first.present, ...second.present],
      updates: [...first.updates, ...second.updates],
      refused: [...first.refused, ...second.refused],
      leftOut: [...first.leftOut, ...second.leftOut],
    };
  }
}

function refuse(refusal: RejectedRecord): BatchOutcome {
  return { written: [], present: [], updates: [], refused: [refusal], leftOut: [] };
}

function count(tally: Tally, source: string, outcome: BatchOutcome): void {
  for (const record of outcome.written) tally.kind(record.kind).written += 1;
  for (const record of outcome.present) tally.kind(record.kind).present += 1;
  for (const update of outcome.updates) tally.update(update);
  for (const { record, reason } of outcome.leftOut) {
    tally.kind(record.kind).leftOut += 1;
    if (record.place) tally.skip(record.place.file, reason);
  }
  for (const { record, reason } of outcome.refused) {
    tally.kind(record.kind).rejected += 1;
    const place = record.place ?? { file: source, line: 0, id: record.externalId };
    tally.reject({ place, reason });
  }
}
