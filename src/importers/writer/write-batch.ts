import sql from 'sql-template-tag';
import { addContributions, rebuildContributors } from '../../attribution/contributors.ts';
import type { Database, StatementRunner } from '../../db/database.ts';
import { recount } from '../../upkeep/counters.ts';
import type { ImportRecord } from '../records.ts';
import { writeAliases } from './aliases.ts';
import { Batch, type RejectedRecord } from './batch.ts';
import { writeComments } from './comments.ts';
import { findKnown } from './known.ts';
import { writeLinks } from './links.ts';
import { namesIn } from './names-in.ts';
import { writePosts } from './posts.ts';
import { writeReactions } from './reactions.ts';
import { writeRevisions } from './revisions.ts';
import { insertMissing } from './rowset.ts';
import { writeSequences } from './sequences.ts';
import { writeSlugs } from './slug-records.ts';
import { type RenderTexts, type Texts, textsOf } from './texts.ts';
import { writeUsers } from './users.ts';
import { writeWikiPages } from './wiki-pages.ts';

/** What became of the records of a batch. */
export interface BatchOutcome {
  readonly written: readonly ImportRecord[];
  /** Here since an earlier run, or twice in the source. */
  readonly present: readonly ImportRecord[];
  readonly refused: readonly RejectedRecord[];
  readonly leftOut: readonly RejectedRecord[];
}

/** Records that are written in one transaction. */
export interface RecordBatch {
  readonly database: Database;
  /** Names the source in `origins`. External ids are unique within a source. */
  readonly source: string;
  readonly records: readonly ImportRecord[];
}

/** A batch that is about to be written. */
export interface PreparedBatch extends RecordBatch {
  /** Those that are not in the database yet, the first of each name. */
  readonly fresh: readonly ImportRecord[];
  readonly texts: Promise<Texts>;
}

/** Looks which records of a batch are new and has their texts rendered, without waiting for that. */
export async function prepare(batch: RecordBatch, render: RenderTexts): Promise<PreparedBatch> {
  const { database, source, records } = batch;
  const known = await findKnown(database, source, records);
  const fresh = distinct(records.filter((record) => !known.has(record)));
  const texts = textsOf({ source, records: fresh, render });
  // The writer of the batch handles a failure later; until then there is no handler.
  texts.catch(() => {});
  return { ...batch, fresh, texts };
}

/**
 * Writes a batch in one transaction: rows, origins, and every counter of what it touched. Either all of
 * it is there afterwards or nothing, so an import can be cut off anywhere and begun again. The number of
 * statements does not depend on the number of records.
 */
export async function writeBatch(prepared: PreparedBatch): Promise<BatchOutcome> {
  const { database, source, records, fresh } = prepared;
  const freshOnes = new Set(fresh);
  const present = records.filter((record) => !freshOnes.has(record));
  if (fresh.length === 0) return { written: [], present, refused: [], leftOut: [] };
  // Before the transaction begins, so that no lock waits for it.
  const texts = await prepared.texts;
  return database.bulkTransaction(async (tx) => {
    const { written, refused, leftOut } = await writeFresh(tx, { source, fresh, texts });
    const done = new Set([...written, ...refused.map(recordOf), ...leftOut.map(recordOf)]);
    const meanwhile = fresh.filter((record) => !done.has(record));
    return { written, present: [...present, ...meanwhile], refused, leftOut };
  });
}

interface Fresh {
  readonly source: string;
  readonly fresh: readonly ImportRecord[];
  readonly texts: Texts;
}

async function writeFresh(tx: StatementRunner, { source, fresh, texts }: Fresh): Promise<Batch> {
  await begin(tx);
  const known = await findKnown(tx, source, namesIn(fresh));
  const records = fresh.filter((record) => !known.has(record));
  const batch = new Batch({ tx, source, known, texts });
  // The order in which kinds name each other. Within a batch it need not be that of the stream.
  await writeUsers(batch, ofKind(records, 'user'));
  await writeWikiPages(batch, ofKind(records, 'wikiPage'));
  await writePosts(batch, ofKind(records, 'post'));
  await writeRevisions(batch, ofKind(records, 'revision'));
  await writeComments(batch, ofKind(records, 'comment'));
  await writeSequences(batch, ofKind(records, 'sequence'));
  await writeAliases(batch, ofKind(records, 'alias'));
  await writeLinks(batch, ofKind(records, 'link'));
  await writeReactions(batch, ofKind(records, 'reaction'));
  writeSlugs(batch, [...ofKind(records, 'userSlug'), ...ofKind(records, 'wikiPageSlug')]);
  await writeOrigins(batch);
  await bringUpToDate(batch);
  return batch;
}

/**
 * Only one import at a time writes a batch: names that it found free stay free. What it reads it finds
 * by keys; but the planner, who knows of tables in the filling only what they were, would read them whole.
 */
async function begin(tx: StatementRunner): Promise<void> {
  await tx.execute(
    'import.begin',
    sql`
      select pg_advisory_xact_lock(${LOCK_KEY}::bigint),
        set_config('enable_seqscan', 'off', true)`,
  );
}

/** Arbitrary, but the same for every importer. */
const LOCK_KEY = 4_202_611_233;

async function writeOrigins({ tx, source, origins }: Batch): Promise<void> {
  if (origins.length === 0) return;
  const columns = { source: 'text', kind: 'text', external_id: 'text', our_id: 'uuid' };
  const rows = origins.map((origin) => ({ source, ...origin }));
  await tx.execute(
    'import.origins',
    insertMissing('origins', { columns, key: 'source, kind, external_id', rows }),
  );
}

async function bringUpToDate(batch: Batch): Promise<void> {
  const { tx, touchedPosts, touchedPages, revisedPages, contributions } = batch;
  if (touchedPosts.size + touchedPages.size === 0) return;
  await recount(tx, { posts: [...touchedPosts], pages: [...touchedPages] });
  await rebuildContributors(tx, [...revisedPages]);
  await addContributions(tx, contributions);
}

/** The first of each name. */
function distinct(records: readonly ImportRecord[]): ImportRecord[] {
  const byName = new Map<string, ImportRecord>();
  for (const record of records) {
    const name = `${record.kind}\n${record.externalId}`;
    if (!byName.has(name)) byName.set(name, record);
  }
  return [...byName.values()];
}

function ofKind<Kind extends ImportRecord['kind']>(
  records: readonly ImportRecord[],
  kind: Kind,
): Extract<ImportRecord, { kind: Kind }>[] {
  return records.filter(
    (record): record is Extract<ImportRecord, { kind: Kind }> => record.kind === kind,
  );
}

function recordOf({ record }: RejectedRecord): ImportRecord {
  return record;
}
