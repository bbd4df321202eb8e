import sql from 'sql-template-tag';
import type { Transaction } from '../../../db/database.ts';

/** Keeps a topic as it is until the transaction ends. Returns whether there is one. */
export async function lockTopic(tx: Transaction, id: string): Promise<boolean> {
  const found = await tx.run(
    'post.lockTopic',
    sql`select w.id from wiki_pages w
      where w.id = ${id}::uuid and w.deleted_at is null and w.merged_into_id is null
      for no key update`,
  );
  return found.length > 0;
}

/** Counts a post that all may see in a topic (1), or no longer (-1). */
export async function countInTopic(tx: Transaction, id: string, by: 1 | -1): Promise<void> {
  await tx.execute(
    'post.countInTopic',
    sql`update wiki_pages set post_count = post_count + ${by}::integer where id = ${id}::uuid`,
  );
}

interface TopicRating {
  readonly postId: string;
  readonly topicId: string;
  readonly voterId: string;
  /** In points. 0 withdraws the vote. */
  readonly value: number;
}

/** Gives a vote on a topic, in place of the voter's earlier one; with the post locked. */
export async function rateTopic(tx: Transaction, { value, ...voted }: TopicRating): Promise<void> {
  const { postId, topicId } = voted;
  const where = { voterId_postId_topicId: voted };
  const before = await tx.prisma.topicVote.findUnique({ where });
  if (value === 0) await tx.prisma.topicVote.deleteMany({ where: voted });
  else {
    await tx.prisma.topicVote.upsert({ where, create: { ...voted, value }, update: { value } });
  }
  const by = value - (before?.value ?? 0);
  await tx.prisma.postTopic.update({
    where: { postId_topicId: { postId, topicId } },
    data: { relevance: { increment: by } },
  });
}
