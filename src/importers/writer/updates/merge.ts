import type { ImportRecord } from '../../records.ts';
import { ANONYMOUS, type AuthorColumns, isAnonymised } from './is-anonymised.ts';
import { digest, type OWN_ROW_KEYS, type Remembered } from './remembered.ts';

/** A record that is in the database, and of which the source says something else than when it was last imported. */
export interface ChangedRecord<Changed extends ImportRecord = ImportRecord> {
  readonly record: Changed;
  readonly ourId: string;
  /** What was imported last; null if nobody knows. */
  readonly before: Remembered | null;
  /** The same as it is stored. */
  readonly imported: string | null;
  readonly now: Remembered;
}

/** What belongs together: it is taken over from the source, or kept, as a whole. */
export interface Part<Row> {
  /** As the summary lists it: `titles`. */
  readonly name: string;
  /** What is remembered of it. */
  readonly keys: readonly string[];
  /** Whether it is never changed again, not even to overwrite it. */
  readonly isFinal?: (row: Row, before: Remembered) => boolean;
  /** Whether people here have decided about it, whatever the source says now. */
  readonly isOurs?: (row: Row, now: Remembered) => boolean;
  /** What we have of its first key, as it would be remembered: people here may have changed it. */
  readonly ours?: (row: Row) => Remembered[string] | null | false;
  /** Under which key `ours` was remembered, where it is another thing than what the source says. */
  readonly rememberedAs?: (typeof OWN_ROW_KEYS)[number];
}

/** The name of a user who took it off what they wrote does not come back. */
export const AUTHORS: Part<AuthorColumns> = {
  name: 'authors',
  keys: ['author'],
  isFinal: (row, before) => isAnonymised(row) && before['author'] !== digest(ANONYMOUS),
};

/** What becomes of a changed record. */
export interface Merged<Changed extends ImportRecord, Row> {
  readonly change: ChangedRecord<Changed>;
  readonly row: Row;
  /** Names of the parts that are taken over. */
  readonly updated: ReadonlySet<string>;
  /** Names of the parts that stay, because people changed them here. */
  readonly kept: ReadonlySet<string>;
  /** What is to be remembered. Of what was kept the earlier value, so that the next import finds it again. */
  readonly remembered: Remembered;
}

/**
 * Decides part by part: what the source did not change stays, what only the source changed is taken over, and
 * what both changed stays unless it is to be overwritten.
 */
export function mergeRecord<Changed extends ImportRecord, Row>(
  change: ChangedRecord<Changed>,
  row: Row,
  { parts, overwrite }: { readonly parts: readonly Part<Row>[]; readonly overwrite: boolean },
): Merged<Changed, Row> {
  const { now } = change;
  const before = change.before ?? {};
  const updated = new Set<string>();
  const kept = new Set<string>();
  const remembered: Record<string, string | number | true> = { ...before };
  for (const part of parts) {
    const { name, keys } = part;
    if (keys.every((key) => before[key] === now[key])) continue;
    if (part.isFinal?.(row, before) === true) continue;
    if (!overwrite && isChangedHere(part, { row, before, now })) {
      kept.add(name);
      continue;
    }
    updated.add(name);
    for (const key of keys) {
      const value = now[key];
      if (value === undefined) delete remembered[key];
      else remembered[key] = value;
    }
  }
  return { change, row, updated, kept, remembered };
}

interface Sides<Row> {
  readonly row: Row;
  readonly before: Remembered;
  readonly now: Remembered;
}

/** What was changed to the same here and there is no matter to decide. */
function isChangedHere<Row>(part: Part<Row>, { row, before, now }: Sides<Row>): boolean {
  const { keys, isOurs, ours, rememberedAs } = part;
  if (isOurs?.(row, now) === true) return true;
  const key = rememberedAs ?? keys[0];
  if (ours === undefined || key === undefined) return false;
  const value = ours(row) || undefined;
  return value !== before[key] && value !== now[key];
}

/** A number that votes here may have changed, too: what the source added to it is added. */
export function addDifference(
  ours: number,
  { before, now }: Pick<ChangedRecord, 'before' | 'now'>,
  key: string,
): number {
  if (before === null) return ours;
  return ours + Number(now[key] ?? 0) - Number(before[key] ?? 0);
}
