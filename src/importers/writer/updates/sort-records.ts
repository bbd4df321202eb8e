import type { StatementReader } from '../../../db/database.ts';
import type { ImportRecord, RevisionRecord } from '../../records.ts';
import { findOrigins, keyOf, type Origin, withStableIds } from '../imported-ids.ts';
import { stableNameOf } from '../names-in.ts';
import type { ChangedRecord } from './merge.ts';
import { type NewerVersion, newerVersions } from './newer-versions.ts';
import { isSame, type Remembered, rememberedOf } from './remembered.ts';

/** The records of a batch of which something is to be written, each name once. */
export interface SortedRecords {
  /** Those that are not in the database yet. */
  readonly fresh: readonly ImportRecord[];
  /** Those of which the source says something else than before. */
  readonly changed: readonly ChangedRecord[];
  /** Those of them that become a further version of a text. */
  readonly newer: readonly NewerVersion[];
  readonly renamed: readonly RenamedRecord[];
}

/** A record whose name stood for something else, or for nothing, or whose stable id was not known. */
export interface RenamedRecord {
  readonly record: ImportRecord;
  /** Null: it is not in the database yet, and something else had its name. */
  readonly ourId: string | null;
  readonly imported: string | null;
}

interface ToSort {
  readonly database: StatementReader;
  readonly source: string;
  readonly records: readonly ImportRecord[];
  readonly overwrite: boolean;
}

/** Looks which records are new, and which have changed since they were imported. */
export async function sortRecords({
  database,
  source,
  records,
  overwrite,
}: ToSort): Promise<SortedRecords> {
  const named = byName(records);
  const origins = await originsOf(database, source, named.values());
  const fresh: ImportRecord[] = [];
  const changed: ChangedRecord[] = [];
  const renamed: RenamedRecord[] = [];
  for (const [key, record] of named) {
    const { byId, byName, isOfAnother } = origins(key, record);
    const origin = byId ?? (isOfAnother ? undefined : byName);
    if (origin === undefined) {
      fresh.push(record);
      if (isOfAnother) renamed.push({ record, ourId: null, imported: null });
      continue;
    }
    if (byId?.ourId !== byName?.ourId && record.stableId !== undefined)
      renamed.push({ record, ...origin });
    const change = changeOf(record, origin, overwrite);
    if (change !== null) changed.push(change);
  }
  const newer = await newerVersions(database, source, changed.filter(isOfRevision));
  const further = new Set<ChangedRecord>(newer.map(({ change }) => change));
  return { fresh, changed: changed.filter((change) => !further.has(change)), newer, renamed };
}

interface Origins {
  /** What was imported under the stable id of a record. */
  readonly byId: Origin | undefined;
  /** What was imported under its name. */
  readonly byName: Origin | undefined;
  /** That has another stable id: it was renamed since, and its name went to this one. */
  readonly isOfAnother: boolean;
}

async function originsOf(
  database: StatementReader,
  source: string,
  records: Iterable<ImportRecord>,
): Promise<(key: string, record: ImportRecord) => Origins> {
  const all = [...records];
  const stable = all.flatMap((record) => stableNameOf(record) ?? []);
  const found = new Map<string, Origin>();
  for (const origin of await findOrigins(database, source, [...all, ...stable])) {
    found.set(keyOf(origin.kind, origin.externalId), origin);
  }
  const idOf = (record: ImportRecord) => {
    const name = stableNameOf(record);
    return name === null ? undefined : found.get(keyOf(name.kind, name.externalId));
  };
  const nameOf = (record: ImportRecord) => found.get(keyOf(record.kind, record.externalId));
  const unsure = all.flatMap((record) =>
    record.stableId === undefined || idOf(record) !== undefined
      ? []
      : (nameOf(record)?.ourId ?? []),
  );
  const others = await withStableIds(database, source, unsure);
  return (key, record) => {
    const [byId, byName] = [idOf(record), found.get(key)];
    const isOfAnother = byId === undefined && byName !== undefined && others.has(byName.ourId);
    return { byId, byName, isOfAnother };
  };
}

/** The parts that are texts, which have to be rendered. */
const TEXTS = ['text', 'body', 'edited', 'profile', 'description'] as const;

export function hasNewText({ before, now }: ChangedRecord): boolean {
  return TEXTS.some((key) => before?.[key] !== now[key]);
}

/** The first of each name. */
function byName(records: readonly ImportRecord[]): Map<string, ImportRecord> {
  const named = new Map<string, ImportRecord>();
  for (const record of records) {
    const key = keyOf(record.kind, record.externalId);
    if (!named.has(key)) named.set(key, record);
  }
  return named;
}

/** Of what was imported before changes were recorded nobody knows: it stays unless it is to be overwritten. */
function changeOf(
  record: ImportRecord,
  { ourId, imported }: Pick<Origin, 'ourId' | 'imported'>,
  overwrite: boolean,
): ChangedRecord | null {
  const now = rememberedOf(record);
  if (now === null || (imported === null && !overwrite)) return null;
  const before: Remembered | null = imported === null ? null : JSON.parse(imported);
  if (before !== null && isSame(before, now)) return null;
  return { record, ourId, before, imported, now };
}

function isOfRevision(change: ChangedRecord): change is ChangedRecord<RevisionRecord> {
  return change.record.kind === 'revision';
}
