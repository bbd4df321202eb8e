import sql from 'sql-template-tag';
import { commentsWithPlace, shownOutsideThread, shownPlace } from '../discussion/comment/policy.ts';
import { shownPosts } from '../discussion/post/policy.ts';
import { shownWikiPages } from '../wiki/page/policy.ts';

/** A link is listed when everybody may see what it comes from, over `links l`. */
export const shownLinks = sql`case
    when l.source_post_id is not null then
      exists (select from posts p where p.id = l.source_post_id and ${shownPosts})
    when l.source_wiki_page_id is not null then
      exists (select from wiki_pages w where w.id = l.source_wiki_page_id and ${shownWikiPages})
    else
      exists (
        select from ${commentsWithPlace}
        where c.id = l.source_comment_id and ${shownOutsideThread} and ${shownPlace}
      )
    end`;
