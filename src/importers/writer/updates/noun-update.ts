import type { Sql } from 'sql-template-tag';
import type { StatementReader } from '../../../db/database.ts';
import type { ImportRecord } from '../../records.ts';
import type { Batch } from '../batch.ts';
import type { Merged, Part } from './merge.ts';
import type { OwnRowValues } from './remembered.ts';

/** How changed records of a kind are compared with our rows, and written. */
export interface NounUpdate<Changed extends ImportRecord, Row extends { readonly id: string }> {
  readonly kind: Changed['kind'];
  readonly parts: readonly Part<Row>[];
  /**
   * Our rows of these ids, without those that no import changes.
   *
   * @param lock keeps others from changing them, where they are about to be written
   */
  select(reader: StatementReader, ids: readonly string[], lock: Sql): Promise<Row[]>;
  /** Writes the parts that are taken over. */
  write(batch: Batch, merged: readonly Merged<Changed, Row>[]): Promise<void>;
  /** What is remembered of our row as it is now. */
  ours?(batch: Batch, merged: Merged<Changed, Row>): OwnRowValues;
}
