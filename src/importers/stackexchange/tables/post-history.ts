import * as z from 'zod';
import { id, integer, text, time } from './fields.ts';
import type { Table } from './table.ts';

const row = z.object({
  Id: id,
  PostHistoryTypeId: integer,
  PostId: id,
  /** The same on all rows that one act made. */
  RevisionGUID: text.optional(),
  CreationDate: time,
  UserId: id.optional(),
  UserDisplayName: text.optional(),
  Comment: text.optional(),
  /** Markdown with CRLF, a title, tags, or JSON: as the type says. */
  Text: text.optional().default(''),
});

export type PostHistoryRow = z.output<typeof row>;

/** What happened to each post, in the order of ids: the rows of one post are all over the file. */
export const postHistory: Table<PostHistoryRow> = {
  file: 'PostHistory.xml',
  root: 'posthistory',
  row,
  without: "Questions and the pages of tags have one version each, made of the site's HTML.",
};
