import type { SortedSpool } from '../spool/sorted-spool.ts';
import type { Reading } from './read-table.ts';

/** What the readers of the files fill. */
export interface Staging {
  readonly reading: Reading;
  readonly byPost: SortedSpool;
  readonly byTag: SortedSpool;
  /** Names of users by id, to be joined with their comments. */
  readonly byUser: SortedSpool;
  /** The tags that posts of types 4 and 5 describe, by post. Two entries a tag at the most. */
  readonly described: ReadonlyMap<number, string>;
}
