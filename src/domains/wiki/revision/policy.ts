import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';
import { visiblePosts } from '../../discussion/post/policy.ts';
import { visibleWikiPages } from '../page/policy.ts';

/** Revisions together with what they are versions of, for `visibleRevisions`. */
export const revisionsWithSubject = sql`revisions r
  left join posts p on p.id = r.post_id
  left join wiki_pages w on w.id = r.wiki_page_id`;

/** Viewers who may see a post or page may see its history, over `revisionsWithSubject`. */
export function visibleRevisions(viewer: Viewer): Sql {
  return sql`(p.id is not null and ${visiblePosts(viewer)} or w.id is not null and ${visibleWikiPages(viewer)})`;
}
