import * as z from 'zod';
import { id, integer } from './fields.ts';
import type { Table } from './table.ts';

const row = z.object({
  Id: id,
  PostId: id,
  /** 2: up, 3: down; all others are no votes on a post's worth. */
  VoteTypeId: integer,
});

export type VoteRow = z.output<typeof row>;

/** Anonymous, with the day only, and also on posts that were deleted. */
export const votes: Table<VoteRow> = {
  file: 'Votes.xml',
  root: 'votes',
  row,
  without: 'Scores are there, and the numbers of votes are not.',
};
