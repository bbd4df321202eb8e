import sql, { empty, type Sql } from 'sql-template-tag';
import type { StatementReader } from '../../../db/database.ts';
import type { ImportRecord } from '../../records.ts';
import type { Change } from '../../tally.ts';
import type { Batch } from '../batch.ts';
import { rememberedName } from '../names-in.ts';
import { rowset } from '../rowset.ts';
import { commentUpdate } from './comments.ts';
import { type ChangedRecord, type Merged, mergeRecord } from './merge.ts';
import { versionsOfEditedTexts } from './newer-versions.ts';
import type { NounUpdate } from './noun-update.ts';
import { postUpdate } from './posts.ts';
import type { Remembered } from './remembered.ts';
import { revisionUpdate } from './revisions.ts';
import { sequenceUpdate } from './sequences.ts';
import type { SortedRecords } from './sort-records.ts';
import { userUpdate } from './users.ts';
import { wikiPageUpdate } from './wiki-pages.ts';

/** In the order in which kinds name each other. */
const UPDATERS: readonly Updater[] = [
  updaterOf(userUpdate),
  updaterOf(wikiPageUpdate),
  updaterOf(postUpdate),
  updaterOf(revisionUpdate),
  updaterOf(commentUpdate),
  updaterOf(sequenceUpdate),
];

/** Takes over what the source has changed, and notes in the batch what was kept. */
export async function updateChanged(
  batch: Batch,
  { changed, newer }: SortedRecords,
): Promise<void> {
  for (const { update } of UPDATERS) await update(batch, changed);
  const written = new Set(batch.written);
  const taken = newer.filter(({ record }) => written.has(record));
  await remember(
    batch,
    taken.map(({ change, record }) => ({
      change,
      remembered: change.now,
      ourId: batch.imported.id('revision', record.externalId),
    })),
  );
  for (const { change, record } of newer) {
    const isTaken = written.has(record);
    batch.updates.push({
      record: change.record,
      updated: isTaken ? ['texts'] : [],
      kept: isTaken ? [] : ['texts'],
    });
  }
}

interface ToPlan extends SortedRecords {
  readonly source: string;
  readonly overwrite: boolean;
}

/** What an import would take over, and what it would keep. Nothing is written. */
export async function planUpdates(
  reader: StatementReader,
  { source, changed, newer, overwrite }: ToPlan,
): Promise<Change[]> {
  const versions = newer.map(({ record }) => record);
  const edited = new Set(overwrite ? [] : await versionsOfEditedTexts(reader, source, versions));
  const updates: Change[] = newer.map(({ change, record }) => ({
    record: change.record,
    updated: edited.has(record) ? [] : ['texts'],
    kept: edited.has(record) ? ['texts'] : [],
  }));
  for (const { plan } of UPDATERS) updates.push(...(await plan(reader, { changed, overwrite })));
  return updates;
}

/** How the records of a kind are updated. It looks for them among all changed records. */
interface Updater {
  update(batch: Batch, changed: readonly ChangedRecord[]): Promise<void>;
  plan(
    reader: StatementReader,
    options: { readonly changed: readonly ChangedRecord[]; readonly overwrite: boolean },
  ): Promise<Change[]>;
}

function updaterOf<Changed extends ImportRecord, Row extends { readonly id: string }>(
  noun: NounUpdate<Changed, Row>,
): Updater {
  const isOfKind = (change: ChangedRecord): change is ChangedRecord<Changed> =>
    change.record.kind === noun.kind;
  return {
    async update(batch, changed) {
      const { tx, overwrite } = batch;
      const changes = changed.filter(isOfKind);
      const merged = await mergeAll(tx, noun, { changes, overwrite, lock: FOR_UPDATE });
      const toWrite = merged.filter(({ updated }) => updated.size > 0);
      if (toWrite.length > 0) {
        await noun.write(batch, toWrite);
        await remember(
          batch,
          toWrite.map((one) => ({
            change: one.change,
            remembered: { ...one.remembered, ...noun.ours?.(batch, one) },
          })),
        );
      }
      batch.updates.push(...changesIn(merged));
    },
    async plan(reader, { changed, overwrite }) {
      const changes = changed.filter(isOfKind);
      return changesIn(await mergeAll(reader, noun, { changes, overwrite, lock: empty }));
    },
  };
}

/** Others may go on to name the rows. */
const FOR_UPDATE = sql`for no key update`;

interface ToMerge<Changed extends ImportRecord> {
  readonly changes: readonly ChangedRecord<Changed>[];
  readonly overwrite: boolean;
  readonly lock: Sql;
}

/** Compares each record with our row. A row that is gone, or that imports do not change, is left alone. */
async function mergeAll<Changed extends ImportRecord, Row extends { readonly id: string }>(
  reader: StatementReader,
  noun: NounUpdate<Changed, Row>,
  { changes, overwrite, lock }: ToMerge<Changed>,
): Promise<Merged<Changed, Row>[]> {
  if (changes.length === 0) return [];
  const ids = changes.map(({ ourId }) => ourId);
  const rows = new Map<string, Row>();
  for (const row of await noun.select(reader, ids, lock)) rows.set(row.id, row);
  return changes.flatMap((change) => {
    const row = rows.get(change.ourId);
    return row === undefined ? [] : [mergeRecord(change, row, { parts: noun.parts, overwrite })];
  });
}

function changesIn(merged: readonly Merged<ImportRecord, unknown>[]): Change[] {
  return merged.flatMap(({ change, updated, kept }) =>
    updated.size + kept.size === 0
      ? []
      : [{ record: change.record, updated: [...updated], kept: [...kept] }],
  );
}

interface ToRemember {
  readonly change: ChangedRecord;
  readonly remembered: Readonly<Record<string, Remembered[string] | null | undefined>>;
  /** What the name stands for from now on, where that is another thing than before. */
  readonly ourId?: string | undefined;
}

async function remember({ tx, source }: Batch, records: readonly ToRemember[]): Promise<void> {
  if (records.length === 0) return;
  const columns = { kind: 'text', external_id: 'text', our_id: 'uuid', imported: 'text' };
  const rows = records.map(({ change, remembered, ourId = change.ourId }) => ({
    kind: rememberedName(change.record).kind,
    external_id: rememberedName(change.record).externalId,
    our_id: ourId,
    imported: JSON.stringify(remembered),
  }));
  await tx.execute(
    'import.rememberChanges',
    sql`
      update origins o set our_id = r.our_id, imported = r.imported
      from ${rowset('r', columns, rows)}
      where o.source = ${source} and o.kind = r.kind and o.external_id = r.external_id`,
  );
}
