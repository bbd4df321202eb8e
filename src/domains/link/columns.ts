import sql, { type Sql } from 'sql-template-tag';
import type { LinkEnd } from './model.ts';

/** The columns of `links l` that name one end of a link. One of them is not null. */
export type EndColumns = Readonly<Record<LinkEnd, Sql>>;

export const SOURCE: EndColumns = {
  Post: sql`l.source_post_id`,
  Comment: sql`l.source_comment_id`,
  WikiPage: sql`l.source_wiki_page_id`,
};

export const TARGET: EndColumns = {
  Post: sql`l.target_post_id`,
  Comment: sql`l.target_comment_id`,
  WikiPage: sql`l.target_wiki_page_id`,
};
