import * as z from 'zod';
import { id, integer, time } from './fields.ts';
import type { Table } from './table.ts';

const row = z.object({
  Id: id,
  CreationDate: time,
  PostId: id,
  RelatedPostId: id,
  /** 1: related, 3: a duplicate of. */
  LinkTypeId: integer,
});

export type PostLinkRow = z.output<typeof row>;

export const postLinks: Table<PostLinkRow> = {
  file: 'PostLinks.xml',
  root: 'postlinks',
  row,
  without: 'Questions are not filed as related or duplicate; links in texts are found.',
};
