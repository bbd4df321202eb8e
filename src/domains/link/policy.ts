import sql, { type Sql } from 'sql-template-tag';
import { commentsWithPlace, shownOutsideThread, visiblePlace } from '../comment/policy.ts';
import { visiblePosts } from '../post/policy.ts';
import type { Viewer } from '../viewer.ts';
import { visibleWikiPages } from '../wiki-page/policy.ts';

/** A link exists for those who may see what it comes from, over `links l`. */
export function visibleLinks(viewer: Viewer): Sql {
  return sql`case
    when l.source_post_id is not null then
      exists (select from posts p where p.id = l.source_post_id and ${visiblePosts(viewer)})
    when l.source_wiki_page_id is not null then
      exists (select from wiki_pages w where w.id = l.source_wiki_page_id and ${visibleWikiPages(viewer)})
    else
      exists (
        select from ${commentsWithPlace}
        where c.id = l.source_comment_id and ${shownOutsideThread} and ${visiblePlace(viewer)}
      )
    end`;
}
