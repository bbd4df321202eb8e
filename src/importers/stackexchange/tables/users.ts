import * as z from 'zod';
import { id, integer, text, time } from './fields.ts';
import type { Table } from './table.ts';

const row = z.object({
  Id: id,
  Reputation: integer,
  CreationDate: time,
  DisplayName: text.optional(),
  WebsiteUrl: text.optional(),
  Location: text.optional(),
  /** HTML. */
  AboutMe: text.optional(),
  ProfileImageUrl: text.optional(),
});

export type UserRow = z.output<typeof row>;

/** The people of a site. -1 is the site's own robot; a deleted account has no row. */
export const users: Table<UserRow> = {
  file: 'Users.xml',
  root: 'users',
  row,
  without: 'Authors have the names that posts and comments give, or the numbers of their accounts.',
};
