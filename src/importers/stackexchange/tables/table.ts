import type { ZodType } from 'zod';

/** A file of a dump: one row of its database table an element. */
export interface Table<Row> {
  readonly file: string;
  /** The name of the root element. */
  readonly root: string;
  readonly row: ZodType<Row>;
  /** What is missing where a dump is published without the file, as a sentence. */
  readonly without: string;
}
