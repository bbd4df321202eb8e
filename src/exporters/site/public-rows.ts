import sql, { type Sql } from 'sql-template-tag';
import {
  commentsWithPlace,
  publicComments,
  publicPlaces,
} from '../../domains/discussion/comment/policy.ts';
import { publicPosts } from '../../domains/discussion/post/policy.ts';
import { publicSequences } from '../../domains/discussion/sequence/policy.ts';
import { publicWikiPages } from '../../domains/wiki/page/policy.ts';

/** An id as a table: inside, the aliases of the policies do not hide those of the query around. */
const subject = (id: Sql) => sql`(select ${id} as id) subject`;

/** Whether all may see the post of an id. */
export function isPublicPost(id: Sql): Sql {
  return sql`exists (
    select from ${subject(id)}, posts p where p.id = subject.id and ${publicPosts}
  )`;
}

export function isPublicPage(id: Sql): Sql {
  return sql`exists (
    select from ${subject(id)}, wiki_pages w where w.id = subject.id and ${publicWikiPages}
  )`;
}

/** Those of an array of ids whose pages all may see. */
export function publicPages(ids: Sql): Sql {
  return sql`array(
    select each.id from unnest(${ids}) with ordinality as each(id, number)
    where ${isPublicPage(sql`each.id`)} order by each.number
  )`;
}

/** Whether all may read the comment of an id. */
export function isPublicComment(id: Sql): Sql {
  return sql`exists (
    select from ${subject(id)}, ${commentsWithPlace}
    where c.id = subject.id and ${publicComments} and ${publicPlaces}
  )`;
}

export function isPublicSequence(id: Sql): Sql {
  return sql`exists (
    select from ${subject(id)}, sequences s where s.id = subject.id and ${publicSequences}
  )`;
}

/** That a text which all may read shows the image of a digest, or a person has it as their picture. */
export function isPublicImage(digest: Sql): Sql {
  return sql`(exists (
    select from uploads picture join users person on person.avatar_upload_id = picture.id
    where picture.digest = ${digest}
  ) or exists (
    select from image_uses k
    left join revisions r on r.id = k.revision_id
    left join comment_revisions v on v.id = k.comment_revision_id
    where k.digest = ${digest} and (
      k.user_id is not null
      or r.hidden_at is null and (${isPublicPost(sql`r.post_id`)} or ${isPublicPage(sql`r.wiki_page_id`)})
      or ${isPublicComment(sql`coalesce(k.comment_id, v.comment_id)`)}
      or ${isPublicSequence(sql`k.sequence_id`)}
    )
  ))`;
}
