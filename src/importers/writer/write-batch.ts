import sql from 'sql-template-tag';
import { addContributions, rebuildContributors } from '../../attribution/contributors.ts';
import type { Database, StatementRunner } from '../../db/database.ts';
import { recount } from '../../upkeep/counters.ts';
import type { ImportRecord } from '../records.ts';
import type { Change } from '../tally.ts';
import { writeAliases } from './aliases.ts';
import { Batch, type RejectedRecord } from './batch.ts';
import { writeComments } from './comments.ts';
import { findImportedIds, findOrigins, keyOf } from './imported-ids.ts';
import { writeLinks } from './links.ts';
import { namesIn, rememberedName } from './names-in.ts';
import { writeParentTopics } from './parent-topics.ts';
import { namePosts, writePosts } from './posts.ts';
import { writeReactions } from './reactions.ts';
import { writeRevisions } from './revisions.ts';
import { insertAll } from './rowset.ts';
import { writeSequences } from './sequences.ts';
import { writeSlugs } from './slug-records.ts';
import { type RenderTexts, type Texts, textsOf } from './texts.ts';
import type { ChangedRecord } from './updates/merge.ts';
import { hasNewText, type SortedRecords, sortRecords } from './updates/sort-records.ts';
import { updateChanged } from './updates/update-changed.ts';
import { writeUsers } from './users.ts';
import { writeWikiPages } from './wiki-pages.ts';

/** What became of the records of a batch. */
export interface BatchOutcome {
  readonly written: readonly ImportRecord[];
  /** Here since an earlier run, or twice in the source. */
  readonly present: readonly ImportRecord[];
  /** Changed by the source since an earlier run. */
  readonly updates: readonly Change[];
  readonly refused: readonly RejectedRecord[];
  readonly leftOut: readonly RejectedRecord[];
}

/** Records that are written in one transaction. */
export interface RecordBatch {
  readonly database: Database;
  /** Names the source in `origins`. External ids are unique within a source. */
  readonly source: string;
  readonly records: readonly ImportRecord[];
  /** Whether the source's changes replace those that were made here. */
  readonly overwrite: boolean;
}

/** A batch that is about to be written. */
export interface PreparedBatch extends RecordBatch {
  readonly sorted: SortedRecords;
  readonly texts: Promise<Texts>;
}

/** Looks what of a batch is new or changed and has its texts rendered, without waiting for that. */
export async function prepare(batch: RecordBatch, render: RenderTexts): Promise<PreparedBatch> {
  const { source } = batch;
  const sorted = await sortRecords(batch);
  const { fresh, changed, newer } = sorted;
  const rewritten = changed.filter(hasNewText);
  const texts = textsOf({
    source,
    records: [
      ...fresh,
      ...newer.map(({ record }) => record),
      ...rewritten.map(({ record }) => record),
    ],
    ourIds: new Map(rewritten.map(({ record, ourId }) => [record, ourId])),
    render,
  });
  // The writer of the batch handles a failure later; until then there is no handler.
  texts.catch(() => {});
  return { ...batch, sorted, texts };
}

/**
 * Writes a batch in one transaction: rows, origins, and every counter of what it touched. Either all of
 * it is there afterwards or nothing, so an import can be cut off anywhere and begun again. The number of
 * statements does not depend on the number of records, except of parent topics, each of which needs a look at the tree.
 */
export async function writeBatch(prepared: PreparedBatch): Promise<BatchOutcome> {
  const { database, records, sorted } = prepared;
  const { fresh, changed, newer } = sorted;
  const concerned = new Set<ImportRecord>([...fresh, ...changed.map(({ record }) => record)]);
  for (const { change } of newer) concerned.add(change.record);
  const present = records.filter((record) => !concerned.has(record));
  if (concerned.size + sorted.renamed.length === 0) {
    return { written: [], present, updates: [], refused: [], leftOut: [] };
  }
  // Before the transaction begins, so that no lock waits for it.
  const texts = await prepared.texts;
  return database.bulkTransaction(async (tx) => {
    await begin(tx);
    const { current, outdated } = await withoutOutdated(tx, prepared);
    const { written, refused, leftOut, updates } = await writeSorted(tx, current, texts);
    const done = new Set([...written, ...refused.map(recordOf), ...leftOut.map(recordOf)]);
    const meanwhile = fresh.filter((record) => !done.has(record));
    // These are among the updates.
    const further = new Set<ImportRecord>(newer.map(({ record }) => record));
    return {
      written: written.filter((record) => !further.has(record)),
      present: [...present, ...outdated, ...meanwhile],
      updates,
      refused,
      leftOut: leftOut.filter(({ record }) => !further.has(record)),
    };
  });
}

interface WithoutOutdated {
  readonly current: PreparedBatch;
  readonly outdated: readonly ImportRecord[];
}

/**
 * A source may tell of a thing twice, and the batch before have changed it since this one was prepared. What it gained
 * or lost since then would be counted twice.
 */
async function withoutOutdated(
  tx: StatementRunner,
  prepared: PreparedBatch,
): Promise<WithoutOutdated> {
  const { source, sorted } = prepared;
  const changes = [...sorted.changed, ...sorted.newer.map(({ change }) => change)];
  if (changes.length === 0) return { current: prepared, outdated: [] };
  const names = changes.map(({ record }) => rememberedName(record));
  const imported = new Map<string, string | null>();
  for (const origin of await findOrigins(tx, source, names)) {
    imported.set(keyOf(origin.kind, origin.externalId), origin.imported);
  }
  const isCurrent = ({ record, imported: read }: ChangedRecord) => {
    const { kind, externalId } = rememberedName(record);
    const now = imported.get(keyOf(kind, externalId));
    return now === undefined || now === read;
  };
  const changed = sorted.changed.filter(isCurrent);
  const newer = sorted.newer.filter(({ change }) => isCurrent(change));
  return {
    current: { ...prepared, sorted: { ...sorted, changed, newer } },
    outdated: changes.filter((change) => !isCurrent(change)).map(({ record }) => record),
  };
}

async function writeSorted(
  tx: StatementRunner,
  { source, sorted, overwrite }: PreparedBatch,
  texts: Texts,
): Promise<Batch> {
  const newer = sorted.newer.map(({ record }) => record);
  const changed = sorted.changed.map(({ record }) => record);
  const imported = await findImportedIds(
    tx,
    source,
    namesIn([...sorted.fresh, ...newer, ...changed]),
  );
  for (const { record, ourId } of sorted.renamed) {
    if (ourId === null) imported.remove(record);
    else imported.add(record, ourId);
  }
  const records = [...sorted.fresh, ...newer].filter((record) => !imported.has(record));
  const batch = new Batch({ tx, source, imported, texts, overwrite });
  for (const { record, ourId, imported } of sorted.renamed) {
    if (ourId !== null) batch.isNow(record, ourId, imported);
  }
  // The order in which kinds name each other. Within a batch it need not be that of the stream.
  await writeUsers(batch, ofKind(records, 'user'));
  await writeWikiPages(batch, ofKind(records, 'wikiPage'));
  const posts = await namePosts(batch, ofKind(records, 'post'));
  const comments = ofKind(records, 'comment');
  // A post is written with its newest version, so that what it is found by is made once.
  if (posts.length > 0) await tx.execute('import.deferPosts', DEFER_POSTS);
  await writeRevisions(batch, ofKind(records, 'revision'));
  await writePosts(batch, posts, comments);
  await writeComments(batch, comments);
  await writeSequences(batch, ofKind(records, 'sequence'));
  await writeAliases(batch, ofKind(records, 'alias'));
  await writeParentTopics(batch, ofKind(records, 'parentTopic'));
  await writeLinks(batch, ofKind(records, 'link'));
  await writeReactions(batch, ofKind(records, 'reaction'));
  writeSlugs(batch, [...ofKind(records, 'userSlug'), ...ofKind(records, 'wikiPageSlug')]);
  await writeOrigins(batch);
  await updateChanged(batch, sorted);
  await bringUpToDate(batch);
  return batch;
}

/**
 * Only one import at a time writes a batch: names that it found free stay free. What it reads it finds
 * by keys; but the planner, who knows of tables in the filling only what they were, would read them whole.
 * What it must read whole it then takes to be worth compiling, which a pooler may not have switched off.
 */
async function begin(tx: StatementRunner): Promise<void> {
  await tx.execute(
    'import.begin',
    sql`
      select pg_advisory_xact_lock(${LOCK_KEY}::bigint),
        set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`,
  );
}

/** Arbitrary, but the same for every importer. */
const LOCK_KEY = 4_202_611_233;

const DEFER_POSTS = sql`set constraints revisions_post_id_fkey deferred`;

async function writeOrigins({ tx, source, origins }: Batch): Promise<void> {
  if (origins.length === 0) return;
  const columns = {
    source: 'text',
    kind: 'text',
    external_id: 'text',
    our_id: 'uuid',
    imported: 'text',
  };
  const rows = origins.map((origin) => ({ source, ...origin }));
  // A name may stand for something else than before: what had it was renamed.
  await tx.execute(
    'import.origins',
    sql`
      ${insertAll('origins', { columns, rows })}
      on conflict (source, kind, external_id)
        do update set our_id = excluded.our_id, imported = excluded.imported`,
  );
}

async function bringUpToDate(batch: Batch): Promise<void> {
  const { tx, touchedPosts, touchedPages, revisedPages, contributions, acceptedAnswers } = batch;
  if (touchedPosts.size + touchedPages.size === 0) return;
  await recount(
    tx,
    { posts: [...touchedPosts], pages: [...touchedPages] },
    {
      replies: { posts: [...batch.repliesOfPosts], pages: [...batch.repliesOfPages] },
      hasVersions: batch.newestVersions.size > 0,
      acceptedAnswers,
    },
  );
  await rebuildContributors(tx, [...revisedPages]);
  await addContributions(
    tx,
    contributions.filter(({ pageId }) => !revisedPages.has(pageId)),
  );
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
