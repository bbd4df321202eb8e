import sql, { type Sql } from 'sql-template-tag';
import { commentsWithPlace, shownOutsideThread, shownPlace } from '../discussion/comment/policy.ts';
import { shownPosts } from '../discussion/post/policy.ts';
import { shownWikiPages } from '../wiki/page/policy.ts';

/** A link is listed when everybody may see what it comes from, over `links l`. */
export const shownLinks = shownEnd({
  post: sql`l.source_post_id`,
  wikiPage: sql`l.source_wiki_page_id`,
  comment: sql`l.source_comment_id`,
});

/** Among the links of a text, one is listed when everybody may see what it leads to. */
export const shownTargets = shownEnd({
  post: sql`l.target_post_id`,
  wikiPage: sql`l.target_wiki_page_id`,
  comment: sql`l.target_comment_id`,
});

function shownEnd(columns: Record<'post' | 'wikiPage' | 'comment', Sql>): Sql {
  return sql`case
    when ${columns.post} is not null then
      exists (select from posts p where p.id = ${columns.post} and ${shownPosts})
    when ${columns.wikiPage} is not null then
      exists (select from wiki_pages w where w.id = ${columns.wikiPage} and ${shownWikiPages})
    else
      exists (
        select from ${commentsWithPlace}
        where c.id = ${columns.comment} and ${shownOutsideThread} and ${shownPlace}
      )
    end`;
}
