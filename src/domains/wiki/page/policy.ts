import sql, { type Sql } from 'sql-template-tag';
import { isModerator, type Viewer } from '../../../access/viewer.ts';

/** The wiki pages that all may see, over `wiki_pages w`. Their versions are in lists, for every viewer. */
export const publicWikiPages = sql`w.deleted_at is null`;

/** The wiki pages in lists of pages, over `wiki_pages w`: a merged one only has its versions left. */
export const listedWikiPages = sql`(${publicWikiPages} and w.merged_into_id is null)`;

/**
 * The ids of pages and of all topics below them that are in lists, as a table with the column `id`. There are at most
 * `MAX_TOPICS_BELOW` below each.
 *
 * @param roots a query of ids
 */
export function topicBranch(roots: Sql): Sql {
  return sql`(
    with recursive branch(id) as (
      ${roots}
      union
      select w.id from branch
      join wiki_page_parents tree on tree.parent_id = branch.id
      join wiki_pages w on w.id = tree.page_id
      where ${listedWikiPages}
    )
    select id from branch
  )`;
}

/** Which wiki pages the viewer may look up, over `wiki_pages w`: moderators also deleted ones. */
export function visibleWikiPages(viewer: Viewer): Sql {
  return isModerator(viewer) ? sql`true` : publicWikiPages;
}
