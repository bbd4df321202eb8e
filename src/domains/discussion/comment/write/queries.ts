import sql, { type Sql } from 'sql-template-tag';
import { v7 } from 'uuid';
import type { MemberViewer } from '../../../../access/viewer.ts';
import type { RichContent } from '../../../../content/rich-content.ts';
import type { Transaction } from '../../../../db/database.ts';
import { sentTogether } from '../../../../db/sent-together.ts';
import type { Held } from '../../../moderation/log/newcomers.ts';
import { type PlaceRow, postPlace, wikiPagePlace } from '../place-queries.ts';
import type { Place, PlacedComment } from './content.ts';
import { type Above, type Change, countChanges, type ThreadCountDelta } from './thread-counts.ts';

/**
 * Keeps other writers of comments away from a post or page until the transaction ends, so that its
 * counters are right and what was allowed is still so. Null when it is gone by now.
 *
 * @returns what rules need of it
 */
export async function lockPlace(
  tx: Transaction,
  { postId, wikiPageId }: Place,
): Promise<PlaceRow['place'] | null> {
  const [row] = await tx.run<Pick<PlaceRow, 'place'>>(
    'comment.lockPlace',
    postId === null
      ? sql`
          select ${wikiPagePlace} from wiki_pages w
          where w.id = ${wikiPageId}::uuid and w.deleted_at is null and w.merged_into_id is null
          for no key update`
      : sql`
          select ${postPlace} from posts p
          where p.id = ${postId}::uuid and p.deleted_at is null
          for no key update`,
  );
  return row?.place ?? null;
}

/** A comment whose place is locked. */
export interface LockedComment {
  readonly comment: PlacedComment;
  /** What rules need of the place. */
  readonly place: PlaceRow['place'];
}

/** The same for the place of a comment, with the comment as it is then. Null when either is gone. */
export async function lockComment(tx: Transaction, id: string): Promise<LockedComment | null> {
  const placeOf = (column: Sql) => sql`(select ${column} from comments c where c.id = ${id}::uuid)`;
  type Locked = Pick<PlaceRow, 'id' | 'place'>;
  const [[post], [page], comment] = await sentTogether([
    tx.run<Locked>(
      'comment.lockPost',
      sql`
        select p.id, ${postPlace} from posts p
        where p.id = ${placeOf(sql`c.post_id`)} and p.deleted_at is null
        for no key update`,
    ),
    tx.run<Locked>(
      'comment.lockWikiPage',
      sql`
        select w.id, ${wikiPagePlace} from wiki_pages w
        where w.id = ${placeOf(sql`c.wiki_page_id`)} and w.deleted_at is null
          and w.merged_into_id is null
        for no key update`,
    ),
    selectPlaced(tx, id),
  ]);
  const locked = post ?? page;
  if (locked === undefined || comment === null) return null;
  // It may have been moved while its place was waited for.
  return locked.id === (comment.postId ?? comment.wikiPageId)
    ? { comment, place: locked.place }
    : null;
}

/** A comment, whatever the viewer may see. */
async function selectPlaced(tx: Transaction, id: string): Promise<PlacedComment | null> {
  const [comment] = await tx.run<PlacedComment>(
    'comment.placed',
    sql`
      select c.id, c.post_id as "postId", c.wiki_page_id as "wikiPageId", c.parent_id as "parentId",
        c.root_id as "rootId", c.depth, c.author_id as "authorId", c.is_answer as "isAnswer",
        c.is_retracted as "isRetracted", c.deleted_at is not null as "isDeleted",
        c.hidden_at is not null as "isHidden",
        case when c.hidden_why = 'HELD' then c.hidden_at end as "heldAt"
      from comments c where c.id = ${id}::uuid`,
  );
  return comment ?? null;
}

/**
 * Sets right what counts a comment that is shown from now on (1), or no longer (-1). Call it within the
 * transaction that changes the comment, with its place locked: creating, deleting, restoring, hiding.
 *
 * @returns the ids of the tombstones above it that appear or disappear with it
 */
export async function countShown(
  tx: Transaction,
  id: string,
  by: 1 | -1,
): Promise<readonly string[]> {
  const [own, ...above] = await selectUpwards(tx, id);
  if (own === undefined) return [];
  return count(tx, { id, above, descendantCount: own.descendantCount, by });
}

/** The same for a comment that is only just being made, where those above it were read before. */
export function countNew(
  tx: Transaction,
  id: string,
  above: readonly Above[],
): Promise<readonly string[]> {
  return count(tx, { id, above, descendantCount: 0, by: 1 });
}

async function count(
  tx: Transaction,
  { id, ...change }: Change & { readonly id: string },
): Promise<readonly string[]> {
  const { listed, above, tombstones } = countChanges(change);
  await sentTogether([
    countInPlace(tx, { id, by: listed, isNew: change.by === 1 }),
    countInThread(tx, above),
  ]);
  return tombstones;
}

async function countInThread(tx: Transaction, above: readonly ThreadCountDelta[]): Promise<void> {
  if (above.length === 0) return;
  await tx.execute(
    'comment.countInThread',
    sql`
      update comments c
      set reply_count = c.reply_count + d.replies,
        descendant_count = c.descendant_count + d.descendants
      from json_to_recordset(${JSON.stringify(above)}::json)
        as d(id uuid, replies integer, descendants integer)
      where c.id = d.id`,
  );
}

interface CountedInPlace {
  readonly id: string;
  readonly by: number;
  readonly isNew: boolean;
}

async function countInPlace(tx: Transaction, { id, by, isNew }: CountedInPlace): Promise<void> {
  await tx.execute(
    'comment.countInPlace',
    sql`
      with on_page as (
        update wiki_pages w set comment_count = w.comment_count + ${by}::integer
        from comments c
        where c.id = ${id}::uuid and w.id = c.wiki_page_id
      )
      update posts p
      set comment_count = p.comment_count + ${by}::integer,
        last_activity_at = case when ${isNew}::boolean
          then greatest(p.last_activity_at, c.created_at) else p.last_activity_at end
      from comments c
      where c.id = ${id}::uuid and p.id = c.post_id`,
  );
}

/** The comment itself and those above it, from it to the top of the thread. */
export function selectUpwards(tx: Transaction, id: string): Promise<Above[]> {
  return tx.run<Above>(
    'comment.upwards',
    sql`
      with recursive up as (
        select c.id, c.parent_id, c.depth from comments c where c.id = ${id}::uuid
        union all
        select a.id, a.parent_id, a.depth from up join comments a on a.id = up.parent_id
      )
      select c.id, (c.deleted_at is not null or c.hidden_at is not null) as "isGone",
        c.descendant_count as "descendantCount"
      from up join comments c on c.id = up.id
      order by c.depth desc`,
  );
}

/** A comment as it is stored first. */
export interface NewCommentRow extends Place, RichContent {
  readonly id: string;
  readonly parentId: string | null;
  readonly rootId: string | null;
  readonly depth: number;
  readonly author: Pick<MemberViewer, 'id' | 'displayName'>;
  readonly isAnswer: boolean;
  /** Null when it is shown at once. */
  readonly held: Held | null;
}

/** By hand, since statements of Prisma Client do not leave together with others in a sure order. */
export async function insertComment(tx: Transaction, comment: NewCommentRow): Promise<void> {
  const { id, author, held } = comment;
  await tx.execute(
    'comment.insert',
    sql`
      insert into comments (
        id, post_id, wiki_page_id, parent_id, root_id, depth, author_id, author_name, is_answer,
        markdown, html, text, preview, word_count, created_at, hidden_at, hidden_why
      ) values (
        ${id}::uuid, ${comment.postId}::uuid, ${comment.wikiPageId}::uuid, ${comment.parentId}::uuid,
        ${comment.rootId}::uuid, ${comment.depth}, ${author.id}::uuid, ${author.displayName},
        ${comment.isAnswer}, ${comment.markdown}, ${comment.html}, ${comment.text},
        ${comment.preview}, ${comment.wordCount}, ${new Date().toISOString()}::timestamptz,
        ${held?.hiddenAt.toISOString() ?? null}::timestamptz, ${held?.hiddenWhy ?? null}::"HiddenWhy"
      )`,
  );
}

interface EditedText extends RichContent {
  readonly id: string;
  readonly editedAt: Date;
  /** Whether it waits for review, from this version on. */
  readonly isHeld: boolean;
}

/** Saving the same text again is no edit; mentions in it may lead elsewhere. */
export async function updateText(tx: Transaction, edited: EditedText): Promise<void> {
  const at = sql`${edited.editedAt.toISOString()}::timestamptz`;
  await tx.execute(
    'comment.updateText',
    sql`
      update comments
      set markdown = ${edited.markdown}, html = ${edited.html}, text = ${edited.text},
        preview = ${edited.preview}, word_count = ${edited.wordCount},
        edited_at = case when markdown = ${edited.markdown} then edited_at else ${at} end,
        hidden_at = case when ${edited.isHeld} then ${at} else hidden_at end
      where id = ${edited.id}::uuid`,
  );
}

interface NewText {
  readonly id: string;
  readonly markdown: string;
}

/** Stores what a comment says before it gets another text. Its place is locked, so versions have no gaps. */
export async function storeFormerText(tx: Transaction, { id, markdown }: NewText): Promise<void> {
  await tx.execute(
    'comment.storeFormerText',
    sql`
      insert into comment_revisions (
        id, comment_id, version, markdown, html, text, preview, word_count, created_at
      )
      select ${v7()}::uuid, c.id,
        1 + coalesce((select max(r.version) from comment_revisions r where r.comment_id = c.id), 0),
        c.markdown, c.html, c.text, c.preview, c.word_count, coalesce(c.edited_at, c.created_at)
      from comments c
      where c.id = ${id}::uuid and c.markdown <> ${markdown}`,
  );
}

/** The accepted answer of the question that a comment is on, unless it is this comment. */
export async function selectOtherAnswer(
  tx: Transaction,
  commentId: string,
): Promise<string | null> {
  const [row] = await tx.run<{ readonly id: string }>(
    'comment.otherAnswer',
    sql`
      select p.accepted_answer_id as id
      from comments c join posts p on p.id = c.post_id
      where c.id = ${commentId}::uuid and p.accepted_answer_id <> c.id`,
  );
  return row?.id ?? null;
}

export async function setAnswer(tx: Transaction, commentId: string): Promise<void> {
  await tx.execute(
    'comment.accept',
    sql`
      update posts p set accepted_answer_id = c.id
      from comments c where c.id = ${commentId}::uuid and p.id = c.post_id`,
  );
}

export async function removeAnswer(tx: Transaction, commentId: string): Promise<void> {
  await tx.execute(
    'comment.unaccept',
    sql`update posts set accepted_answer_id = null where accepted_answer_id = ${commentId}::uuid`,
  );
}
