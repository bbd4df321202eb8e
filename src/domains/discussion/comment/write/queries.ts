import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import type { Transaction } from '../../../../db/database.ts';
import { sentTogether } from '../../../../db/sent-together.ts';
import { type PlaceRow, postPlace, wikiPagePlace } from '../place-queries.ts';
import type { Place, PlacedComment } from './content.ts';
import { type Above, countChanges, type ThreadCountDelta } from './thread-counts.ts';

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

/** A comment, whatever the viewer may see: for callers that have locked its post or page. */
export async function selectPlaced(tx: Transaction, id: string): Promise<PlacedComment | null> {
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
 */
export async function countShown(tx: Transaction, id: string, by: 1 | -1): Promise<void> {
  const [own, ...above] = await selectUpwards(tx, id);
  if (own === undefined) return;
  const changes = countChanges({ above, descendantCount: own.descendantCount, by });
  await sentTogether([
    countInPlace(tx, { id, by: changes.listed, isNew: by === 1 }),
    countInThread(tx, changes.above),
  ]);
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
function selectUpwards(tx: Transaction, id: string): Promise<Above[]> {
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
