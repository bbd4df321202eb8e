import sql, { join, raw, type Sql } from 'sql-template-tag';
import { textWork } from '../../../content/worker/text-work.ts';
import type { Transaction } from '../../../db/database.ts';
import type { Happening, NotificationKind, NotificationSubject } from './model.ts';

/**
 * Who is to be told, as rows `(user_id, kind, rank)`. Somebody may be among them for several reasons, of
 * which the one with the lowest rank is told.
 */
export async function recipientsOf(tx: Transaction, happening: Happening): Promise<Sql> {
  switch (happening.what) {
    case 'COMMENT_WRITTEN':
      return eitherOf([
        await named(tx, happening.markdown),
        whomCommentConcerns(happening.commentId),
      ]);
    case 'POST_PUBLISHED':
      return eitherOf([await named(tx, happening.markdown), whoFollowsAuthorsOf(happening.postId)]);
    case 'WIKI_PAGE_EDITED':
      return eitherOf([await named(tx, happening.markdown), whoFollowsPage(happening.wikiPageId)]);
    case 'COMMENT_EDITED':
    case 'POST_EDITED':
      return named(tx, happening.markdown);
    case 'COAUTHOR_INVITED':
      return sql`select ${happening.userId}::uuid as user_id, 'INVITATION' as kind, 1 as rank`;
    case 'REACTED':
      return whoWrote(happening.subject, 'REACTION');
    case 'MODERATED':
      return whomModerationConcerns(happening);
  }
}

/**
 * Whom an edited text may have mentioned before and does not mention any more: `named` are those it
 * mentions now, and `concerned` those who are told of it for another reason, each as rows like above.
 */
export async function mentionsAfter(
  tx: Transaction,
  edit: Extract<Happening, { readonly what: (typeof EDITS)[number] }>,
): Promise<{ readonly named: Sql; readonly concerned: Sql }> {
  return { named: await named(tx, edit.markdown), concerned: concernedBy(edit) };
}

/** What may take a mention out of a text. */
export const EDITS = ['COMMENT_EDITED', 'POST_EDITED', 'WIKI_PAGE_EDITED'] as const;

function concernedBy(edit: Parameters<typeof mentionsAfter>[1]): Sql {
  switch (edit.what) {
    case 'COMMENT_EDITED':
      return whomCommentConcerns(edit.commentId);
    case 'POST_EDITED':
      return whoFollowsAuthorsOf(edit.postId);
    case 'WIKI_PAGE_EDITED':
      // Followers of the page are notified of the edit itself.
      return sql`select null::uuid as user_id, null as kind, 1 as rank where false`;
  }
}

/** What a notification of it is about. */
export function subjectOf(happening: Happening): NotificationSubject {
  switch (happening.what) {
    case 'COMMENT_WRITTEN':
    case 'COMMENT_EDITED':
      return { kind: 'Comment', id: happening.commentId };
    case 'POST_PUBLISHED':
    case 'POST_EDITED':
    case 'COAUTHOR_INVITED':
      return { kind: 'Post', id: happening.postId };
    case 'WIKI_PAGE_EDITED':
      return { kind: 'WikiPage', id: happening.wikiPageId };
    case 'REACTED':
    case 'MODERATED':
      return happening.subject;
  }
}

/** The column of `notifications` that names it. */
export const SUBJECT_COLUMN: Record<NotificationSubject['kind'], Sql> = {
  Post: raw('post_id'),
  Comment: raw('comment_id'),
  WikiPage: raw('wiki_page_id'),
  Sequence: raw('sequence_id'),
  HeldWikiEdit: raw('held_wiki_edit_id'),
  UserNote: raw('user_note_id'),
};

function eitherOf(recipients: readonly Sql[]): Sql {
  return join(recipients, ' union all ');
}

function whomCommentConcerns(commentId: string): Sql {
  return eitherOf([
    whoIsAnswered(commentId),
    whoseThingIsCommented(commentId),
    whoFollowsPlaceOf(commentId),
  ]);
}

function whoIsAnswered(commentId: string): Sql {
  return sql`
    select above.author_id as user_id, 'REPLY' as kind, 1 as rank
    from comments c join comments above on above.id = c.parent_id
    where c.id = ${commentId}::uuid`;
}

/** A name that somebody had before goes on being theirs. */
async function named(tx: Transaction, markdown: string): Promise<Sql> {
  const names = await textWork.addressedPeople(markdown, tx);
  return sql`
    select u.id as user_id, 'MENTION' as kind, 2 as rank from users u
    where u.username = any(${names}::text[]) or u.former_usernames && ${names}::text[]`;
}

function whoseThingIsCommented(commentId: string): Sql {
  return sql`
    select author.user_id, 'COMMENT' as kind, 3 as rank
    from comments c cross join lateral (${authorsOf(sql`c.post_id`)}) author
    where c.id = ${commentId}::uuid`;
}

/** Of the post or page, or of a thread that the comment stands in. */
function whoFollowsPlaceOf(commentId: string): Sql {
  return sql`
    select f.follower_id as user_id, 'COMMENT' as kind, 3 as rank
    from (
      with recursive up as (
        select c.id, c.parent_id, c.post_id, c.wiki_page_id
        from comments c where c.id = ${commentId}::uuid
        union all
        select above.id, above.parent_id, null, null
        from up join comments above on above.id = up.parent_id
      )
      select * from up
    ) place
    join follows f
      on f.post_id = place.post_id or f.wiki_page_id = place.wiki_page_id or f.comment_id = place.id`;
}

function whoFollowsAuthorsOf(postId: string): Sql {
  const authors = authorsOf(sql`${postId}::uuid`);
  return sql`
    select f.follower_id as user_id, 'POST' as kind, 3 as rank
    from (${authors}) author
    join follows f on f.user_id = author.user_id
    where f.follower_id not in (${authors})`;
}

/** The author and the co-authors of a post. */
function authorsOf(postId: Sql): Sql {
  return sql`
    select p.author_id as user_id from posts p
    where p.id = ${postId} and p.author_id is not null
    union
    select together.user_id from post_coauthors together
    where together.post_id = ${postId} and together.accepted_at is not null`;
}

function whoFollowsPage(wikiPageId: string): Sql {
  return sql`
    select f.follower_id as user_id, 'EDIT' as kind, 3 as rank from follows f
    where f.wiki_page_id = ${wikiPageId}::uuid`;
}

function whomModerationConcerns({
  subject,
  authorId,
}: Extract<Happening, { readonly what: 'MODERATED' }>): Sql {
  if (authorId === undefined) return whoWrote(subject, 'MODERATION');
  return sql`select ${authorId}::uuid as user_id, 'MODERATION' as kind, 1 as rank`;
}

function whoWrote({ kind, id }: NotificationSubject, told: NotificationKind): Sql {
  const columns = sql`${raw(`'${told}'`)} as kind, 1 as rank`;
  switch (kind) {
    case 'Post':
      return sql`select user_id, ${columns} from (${authorsOf(sql`${id}::uuid`)}) author`;
    case 'Comment':
      return sql`select author_id as user_id, ${columns} from comments where id = ${id}::uuid`;
    case 'WikiPage':
      return sql`select author_id as user_id, ${columns} from wiki_pages where id = ${id}::uuid`;
    case 'Sequence':
      return sql`select author_id as user_id, ${columns} from sequences where id = ${id}::uuid`;
    case 'UserNote':
      return sql`select user_id, ${columns} from user_notes where id = ${id}::uuid`;
    case 'HeldWikiEdit':
      return sql`select author_id as user_id, ${columns} from held_wiki_edits where id = ${id}::uuid`;
  }
}
