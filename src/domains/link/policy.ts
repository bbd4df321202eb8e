import sql, { type Sql } from 'sql-template-tag';
import { commentsWithPlace, shownOutsideThread, shownPlace } from '../discussion/comment/policy.ts';
import { shownPosts } from '../discussion/post/policy.ts';
import { shownWikiPages } from '../wiki/page/policy.ts';
import { type EndColumns, SOURCE, TARGET } from './columns.ts';

/** A link is listed when everybody may see what it comes from, over `links l`. */
export const shownLinks = shownEnd(SOURCE);

/** A link of a text is listed when everybody may see what it leads to. */
export const shownTargets = shownEnd(TARGET);

function shownEnd({ Post, Comment, WikiPage }: EndColumns): Sql {
  return sql`case
    when ${Post} is not null then
      exists (select from posts p where p.id = ${Post} and ${shownPosts})
    when ${WikiPage} is not null then
      exists (select from wiki_pages w where w.id = ${WikiPage} and ${shownWikiPages})
    else
      exists (
        select from ${commentsWithPlace}
        where c.id = ${Comment} and ${shownOutsideThread} and ${shownPlace}
      )
    end`;
}
