import * as z from 'zod';
import { id, integer, text, time } from './fields.ts';
import type { Table } from './table.ts';

const row = z.object({
  Id: id,
  PostTypeId: integer,
  /** Of an answer: its question. */
  ParentId: id.optional(),
  AcceptedAnswerId: id.optional(),
  CreationDate: time,
  Score: integer,
  /** HTML. */
  Body: text.optional().default(''),
  OwnerUserId: id.optional(),
  OwnerDisplayName: text.optional(),
  LastEditDate: time.optional(),
  LastActivityDate: time.optional(),
  ClosedDate: time.optional(),
  Title: text.optional(),
  /** `<a><b>`, in newer dumps `|a|b|`. */
  Tags: text.optional(),
});

export type PostRow = z.output<typeof row>;

/** Everything that has a body of its own: questions, answers, tag wikis. */
export const posts: Table<PostRow> = {
  file: 'Posts.xml',
  root: 'posts',
  row,
  without: 'There is nothing to import.',
};
