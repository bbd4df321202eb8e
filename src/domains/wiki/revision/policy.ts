import sql, { type Sql } from 'sql-template-tag';
import { isModerator, type Viewer } from '../../../access/viewer.ts';
import { visiblePosts } from '../../discussion/post/policy.ts';
import { visibleWikiPages } from '../page/policy.ts';

/** Revisions together with what they are versions of, for `visibleRevisions`. */
export const revisionsWithSubject = sql`revisions r
  left join posts p on p.id = r.post_id
  left join wiki_pages w on w.id = r.wiki_page_id`;

/** That the viewer may read what a revision says, over `revisions r`; else its author and time are all there is. */
export function readableRevisions(viewer: Viewer): Sql {
  return isModerator(viewer) ? sql`true` : sql`r.hidden_at is null`;
}

/** The same for a row. */
export function mayRead(viewer: Viewer, { isHidden }: { readonly isHidden: boolean }): boolean {
  return !isHidden || isModerator(viewer);
}

/** Viewers who may see a post or page may see its history, over `revisionsWithSubject`. */
export function visibleRevisions(viewer: Viewer): Sql {
  return sql`(p.id is not null and ${visiblePosts(viewer)} or w.id is not null and ${visibleWikiPages(viewer)})`;
}
