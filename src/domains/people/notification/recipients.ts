import sql, { join, raw, type Sql } from 'sql-template-tag';
import { textWork } from '../../../content/worker/text-work.ts';
import type { Transaction } from '../../../db/database.ts';
import type { NotificationEvent, NotificationKind, NotificationSubject } from './model.ts';

/**
 * The recipients, as rows `(user_id, kind, rank)`. A user may be among them for several reasons, of
 * which the one with the lowest rank becomes the notification.
 */
export async function recipientsOf(tx: Transaction, event: NotificationEvent): Promise<Sql> {
  switch (event.what) {
    case 'COMMENT_WRITTEN':
      return unionAll([
        await mentionedUsers(tx, event.markdown),
        recipientsOfComment(event.commentId),
      ]);
    case 'POST_PUBLISHED':
      return unionAll([await mentionedUsers(tx, event.markdown), followersOfAuthors(event.postId)]);
    case 'WIKI_PAGE_EDITED':
      return unionAll([
        await mentionedUsers(tx, event.markdown),
        followersOfPage(event.wikiPageId),
      ]);
    case 'COMMENT_EDITED':
    case 'POST_EDITED':
      return mentionedUsers(tx, event.markdown);
    case 'COAUTHOR_INVITED':
      return sql`select ${event.userId}::uuid as user_id, 'INVITATION' as kind, 1 as rank`;
    case 'REACTED':
      return authorsOfSubject(event.subject, 'REACTION');
    case 'MODERATED':
      return moderatedAuthors(event);
  }
}

/**
 * The recipients after an edit, which may take a mention out of the text: `mentioned` are the users that it
 * mentions now, and `others` are notified for another reason. Both are rows as above.
 */
export async function mentionsAfter(
  tx: Transaction,
  edit: Extract<NotificationEvent, { readonly what: (typeof EDITS)[number] }>,
): Promise<{ readonly mentioned: Sql; readonly others: Sql }> {
  return { mentioned: await mentionedUsers(tx, edit.markdown), others: otherRecipientsOf(edit) };
}

/** Events that may take a mention out of a text. */
export const EDITS = ['COMMENT_EDITED', 'POST_EDITED', 'WIKI_PAGE_EDITED'] as const;

function otherRecipientsOf(edit: Parameters<typeof mentionsAfter>[1]): Sql {
  switch (edit.what) {
    case 'COMMENT_EDITED':
      return recipientsOfComment(edit.commentId);
    case 'POST_EDITED':
      return followersOfAuthors(edit.postId);
    case 'WIKI_PAGE_EDITED':
      // Followers of the page are notified of the edit itself.
      return sql`select null::uuid as user_id, null as kind, 1 as rank where false`;
  }
}

/** The subject of its notifications. */
export function subjectOf(event: NotificationEvent): NotificationSubject {
  switch (event.what) {
    case 'COMMENT_WRITTEN':
    case 'COMMENT_EDITED':
      return { kind: 'Comment', id: event.commentId };
    case 'POST_PUBLISHED':
    case 'POST_EDITED':
    case 'COAUTHOR_INVITED':
      return { kind: 'Post', id: event.postId };
    case 'WIKI_PAGE_EDITED':
      return { kind: 'WikiPage', id: event.wikiPageId };
    case 'REACTED':
    case 'MODERATED':
      return event.subject;
  }
}

/** The column of `notifications` that has the id of the subject. */
export const SUBJECT_COLUMN: Record<NotificationSubject['kind'], Sql> = {
  Post: raw('post_id'),
  Comment: raw('comment_id'),
  WikiPage: raw('wiki_page_id'),
  Sequence: raw('sequence_id'),
  HeldWikiEdit: raw('held_wiki_edit_id'),
  UserNote: raw('user_note_id'),
};

function unionAll(recipients: readonly Sql[]): Sql {
  return join(recipients, ' union all ');
}

function recipientsOfComment(commentId: string): Sql {
  return unionAll([
    authorOfParent(commentId),
    authorsOfCommentedPost(commentId),
    followersOfPlace(commentId),
  ]);
}

function authorOfParent(commentId: string): Sql {
  return sql`
    select above.author_id as user_id, 'REPLY' as kind, 1 as rank
    from comments c join comments above on above.id = c.parent_id
    where c.id = ${commentId}::uuid`;
}

/** A former username still mentions its user. */
async function mentionedUsers(tx: Transaction, markdown: string): Promise<Sql> {
  const names = await textWork.addressedPeople(markdown, tx);
  return sql`
    select u.id as user_id, 'MENTION' as kind, 2 as rank from users u
    where u.username = any(${names}::text[]) or u.former_usernames && ${names}::text[]`;
}

function authorsOfCommentedPost(commentId: string): Sql {
  return sql`
    select author.user_id, 'COMMENT' as kind, 3 as rank
    from comments c cross join lateral (${authorsOf(sql`c.post_id`)}) author
    where c.id = ${commentId}::uuid`;
}

/** Followers of the post or page, or of a comment above this one. */
function followersOfPlace(commentId: string): Sql {
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

function followersOfAuthors(postId: string): Sql {
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

function followersOfPage(wikiPageId: string): Sql {
  return sql`
    select f.follower_id as user_id, 'EDIT' as kind, 3 as rank from follows f
    where f.wiki_page_id = ${wikiPageId}::uuid`;
}

function moderatedAuthors({
  subject,
  authorId,
}: Extract<NotificationEvent, { readonly what: 'MODERATED' }>): Sql {
  if (authorId === undefined) return authorsOfSubject(subject, 'MODERATION');
  return sql`select ${authorId}::uuid as user_id, 'MODERATION' as kind, 1 as rank`;
}

function authorsOfSubject({ kind, id }: NotificationSubject, notified: NotificationKind): Sql {
  const columns = sql`${raw(`'${notified}'`)} as kind, 1 as rank`;
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
