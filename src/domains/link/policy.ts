import sql, { type Sql } from 'sql-template-tag';
import { commentsWithPlace, publicComments, publicPlaces } from '../discussion/comment/policy.ts';
import { publicPosts } from '../discussion/post/policy.ts';
import { publicWikiPages } from '../wiki/page/policy.ts';
import { type EndColumns, SOURCE, TARGET } from './columns.ts';

/** A link is listed when all may see what it comes from, over `links l`. */
export const publicLinks = publicEnd(SOURCE);

/** A link of a text is listed when all may see what it leads to. */
export const publicTargets = publicEnd(TARGET);

function publicEnd({ Post, Comment, WikiPage }: EndColumns): Sql {
  return sql`case
    when ${Post} is not null then
      exists (select from posts p where p.id = ${Post} and ${publicPosts})
    when ${WikiPage} is not null then
      exists (select from wiki_pages w where w.id = ${WikiPage} and ${publicWikiPages})
    else
      exists (
        select from ${commentsWithPlace}
        where c.id = ${Comment} and ${publicComments} and ${publicPlaces}
      )
    end`;
}
