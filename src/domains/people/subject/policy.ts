import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';
import { commentsWithPlace, visibleComments } from '../../discussion/comment/policy.ts';
import { visiblePosts } from '../../discussion/post/policy.ts';
import { visibleWikiPages } from '../../wiki/page/policy.ts';

/**
 * That the viewer may look up what a row is about, be it a tombstone. People always may be: a row that
 * is about none of the others is about one.
 *
 * @param alias of a table that has the columns `post_id`, `comment_id` and `wiki_page_id`
 * @param others what decides about other columns that the table has: branches of a `case`
 */
export function subjectIsVisible(alias: string, viewer: Viewer, others: Sql = empty): Sql {
  const row = raw(alias);
  return sql`case
    when ${row}.post_id is not null then
      exists (select from posts p where p.id = ${row}.post_id and ${visiblePosts(viewer)})
    when ${row}.wiki_page_id is not null then
      exists (
        select from wiki_pages w where w.id = ${row}.wiki_page_id and ${visibleWikiPages(viewer)}
      )
    when ${row}.comment_id is not null then
      exists (
        select from ${commentsWithPlace}
        where c.id = ${row}.comment_id and ${visibleComments(viewer)}
      )
    ${others}
    else true
    end`;
}
