import * as z from 'zod';
import { id, integer, someText, text, time } from './fields.ts';
import type { Table } from './table.ts';

const row = z.object({
  Id: id,
  PostId: id,
  Score: integer.optional().default(0),
  /** A small Markdown, on one line. */
  Text: someText,
  CreationDate: time,
  UserId: id.optional(),
  UserDisplayName: text.optional(),
});

export type CommentRow = z.output<typeof row>;

export const comments: Table<CommentRow> = {
  file: 'Comments.xml',
  root: 'comments',
  row,
  without: 'There are answers and no comments.',
};
