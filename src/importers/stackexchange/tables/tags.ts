import * as z from 'zod';
import { id, text } from './fields.ts';
import type { Table } from './table.ts';

const row = z.object({
  Id: id,
  TagName: text.regex(/^[^\s<>|]+$/, { error: 'is no tag name' }),
  /** The post of type 4 that is the tag's short description. */
  ExcerptPostId: id.optional(),
  /** The post of type 5 that is the tag's wiki. */
  WikiPostId: id.optional(),
});

export type TagRow = z.output<typeof row>;

export const tags: Table<TagRow> = {
  file: 'Tags.xml',
  root: 'tags',
  row,
  without: 'Tags have no descriptions.',
};
