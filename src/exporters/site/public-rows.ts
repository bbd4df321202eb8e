import sql, { type Sql } from 'sql-template-tag';
import {
  commentsWithPlace,
  shownOutsideThread,
  shownPlace,
} from '../../domains/discussion/comment/policy.ts';
import { shownPosts } from '../../domains/discussion/post/policy.ts';
import { shownSequences } from '../../domains/discussion/sequence/policy.ts';
import { shownWikiPages } from '../../domains/wiki/page/policy.ts';

/** An id as a table: inside, the aliases of the policies do not hide those of the query around. */
const subject = (id: Sql) => sql`(select ${id} as id) subject`;

/** That everybody may see the post of an id. */
export function isShownPost(id: Sql): Sql {
  return sql`exists (
    select from ${subject(id)}, posts p where p.id = subject.id and ${shownPosts}
  )`;
}

export function isShownPage(id: Sql): Sql {
  return sql`exists (
    select from ${subject(id)}, wiki_pages w where w.id = subject.id and ${shownWikiPages}
  )`;
}

/** That everybody may read the comment of an id. */
export function isShownComment(id: Sql): Sql {
  return sql`exists (
    select from ${subject(id)}, ${commentsWithPlace}
    where c.id = subject.id and ${shownOutsideThread} and ${shownPlace}
  )`;
}

export function isShownSequence(id: Sql): Sql {
  return sql`exists (
    select from ${subject(id)}, sequences s where s.id = subject.id and ${shownSequences}
  )`;
}

/** That a text which everybody may read shows the image of a digest, or a person has it as their picture. */
export function isShownImage(digest: Sql): Sql {
  return sql`(exists (
    select from uploads picture join users person on person.avatar_upload_id = picture.id
    where picture.digest = ${digest}
  ) or exists (
    select from image_uses k
    left join revisions r on r.id = k.revision_id
    left join comment_revisions v on v.id = k.comment_revision_id
    where k.digest = ${digest} and (
      k.user_id is not null
      or r.hidden_at is null and (${isShownPost(sql`r.post_id`)} or ${isShownPage(sql`r.wiki_page_id`)})
      or ${isShownComment(sql`coalesce(k.comment_id, v.comment_id)`)}
      or ${isShownSequence(sql`k.sequence_id`)}
    )
  ))`;
}
