import sql from 'sql-template-tag';
import type { StatementReader, Transaction } from '../../../../db/database.ts';
import { publicPosts } from '../../post/policy.ts';
import type { SequenceEntryRow } from '../model.ts';
import type { LockedSequence, PlacedPost } from './content.ts';

/** Keeps other writers away from a sequence until the transaction ends. Null when there is none. */
export async function lockSequence(tx: Transaction, id: string): Promise<LockedSequence | null> {
  const [row] = await tx.run<LockedSequence>(
    'sequence.lock',
    sql`select s.id, s.author_id as "authorId", s.deleted_at is not null as "isDeleted",
        case when s.hidden_why = 'HELD' then s.hidden_at end as "heldAt"
      from sequences s where s.id = ${id}::uuid
      for no key update`,
  );
  return row ?? null;
}

/** The posts of a sequence in their order, with those that are not shown. */
export function selectPlaced(tx: Transaction, sequenceId: string): Promise<PlacedPost[]> {
  return tx.run(
    'sequence.placed',
    sql`select e.post_id as "postId", e.chapter_title as "chapterTitle"
      from sequence_entries e where e.sequence_id = ${sequenceId}::uuid
      order by e.position, e.post_id`,
  );
}

/** Gives the posts of a sequence this order, and these chapters. All of them are named. */
export async function keepOrder(
  tx: Transaction,
  sequenceId: string,
  placed: readonly PlacedPost[],
): Promise<void> {
  const rows = placed.map(({ postId, chapterTitle }, index) => ({
    post_id: postId,
    position: index + 1,
    chapter_title: chapterTitle,
  }));
  await tx.execute(
    'sequence.keepOrder',
    sql`
      update sequence_entries e set position = n.position, chapter_title = n.chapter_title
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as n(post_id uuid, position integer, chapter_title text)
      where e.sequence_id = ${sequenceId}::uuid and e.post_id = n.post_id
        and (e.position, e.chapter_title) is distinct from (n.position, n.chapter_title)`,
  );
}

/** A post's place in a sequence, as its list shows it; null when it does not. */
export async function selectEntry(
  reader: StatementReader,
  sequenceId: string,
  postId: string,
): Promise<SequenceEntryRow | null> {
  const [entry] = await reader.run<SequenceEntryRow>(
    'sequence.entry',
    sql`select entry.id, entry.post_id as "postId", entry.position,
        entry.chapter_title as "chapterTitle"
      from sequence_entries entry join posts p on p.id = entry.post_id
      where entry.sequence_id = ${sequenceId}::uuid and entry.post_id = ${postId}::uuid
        and ${publicPosts}`,
  );
  return entry ?? null;
}
