import type { ImportRecord, Place } from './records.ts';

export type RecordKind = ImportRecord['kind'];

/** What became of the rows of one file. Every row read is used, skipped or rejected. */
export interface FileTally {
  read: number;
  rejected: number;
  /** By reason: rows that are left out on purpose. */
  readonly skipped: Map<string, number>;
}

/** What became of the records of one kind. */
export interface KindTally {
  written: number;
  /** Written by an earlier run. */
  present: number;
  /** Written by an earlier run, and changed by the source since. */
  updated: number;
  /** Changed by the source and by people here since, of which something stayed as it is here. */
  kept: number;
  /** Fine as it is and yet not written. */
  leftOut: number;
  rejected: number;
}

/** What an import took over, or kept, of a record that was there already. */
export interface Change {
  readonly record: ImportRecord;
  /** Names of its parts: `titles`. */
  readonly updated: readonly string[];
  readonly kept: readonly string[];
}

/** How often a part of records of a kind was taken over, and how often it was kept. */
export interface PartTally {
  readonly kind: RecordKind;
  readonly part: string;
  updated: number;
  kept: number;
}

/** A row or record that could not be taken, and why. */
export interface Rejection {
  readonly place: Place;
  readonly reason: string;
}

const MAX_SAMPLES = 3;

/** The counts of one import. Importers count rows, the writer counts records. */
export class Tally {
  readonly files: Map<string, FileTally> = new Map();
  readonly kinds: Map<RecordKind, KindTally> = new Map();
  readonly parts: Map<string, PartTally> = new Map();
  /** By what would become of them, some records of a dry run, as people know them. */
  readonly samples: Map<string, string[]> = new Map();
  /** What an operator should know besides the numbers. */
  readonly notes: string[] = [];
  readonly #onReject: (rejection: Rejection) => void;

  constructor(onReject: (rejection: Rejection) => void) {
    this.#onReject = onReject;
  }

  read(file: string, rows = 1): void {
    this.file(file).read += rows;
  }

  skip(file: string, reason: string, rows = 1): void {
    const { skipped } = this.file(file);
    skipped.set(reason, (skipped.get(reason) ?? 0) + rows);
  }

  reject(rejection: Rejection): void {
    this.file(rejection.place.file).rejected += 1;
    this.#onReject(rejection);
  }

  update({ record: { kind }, updated, kept }: Change): void {
    if (updated.length > 0) this.kind(kind).updated += 1;
    if (kept.length > 0) this.kind(kind).kept += 1;
    for (const part of updated) this.#part(kind, part).updated += 1;
    for (const part of kept) this.#part(kind, part).kept += 1;
  }

  /** Notes a record as an example, unless there are enough. */
  sample(what: string, name: () => string): void {
    const samples = getOrSet(this.samples, what, () => []);
    if (samples.length < MAX_SAMPLES) samples.push(name());
  }

  #part(kind: RecordKind, part: string): PartTally {
    return getOrSet(this.parts, `${kind} ${part}`, () => ({ kind, part, updated: 0, kept: 0 }));
  }

  file(name: string): FileTally {
    return getOrSet(this.files, name, () => ({ read: 0, rejected: 0, skipped: new Map() }));
  }

  kind(kind: RecordKind): KindTally {
    return getOrSet(this.kinds, kind, () => ({
      written: 0,
      present: 0,
      updated: 0,
      kept: 0,
      leftOut: 0,
      rejected: 0,
    }));
  }

  get rowsRejected(): number {
    return sum([...this.files.values()].map((file) => file.rejected));
  }

  get rowsRead(): number {
    return sum([...this.files.values()].map((file) => file.read));
  }
}

function getOrSet<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key);
  if (value !== undefined) return value;
  const made = make();
  map.set(key, made);
  return made;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
