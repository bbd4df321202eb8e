import type { ZodType } from 'zod';

/** A file of a dump: one row of its database table an element. */
export interface Table<Row> {
  readonly file: string;
  /** The name of the root element. */
  readonly root: string;
  readonly row: ZodType<Row>;
  /** Whether there is nothing to import without it. */
  readonly required: boolean;
}
