import type { Transaction } from '../../../../db/database.ts';
import { recordEvent } from '../../../../live/record-event.ts';
import { SCORE_CHANGED } from '../events.ts';
import { countVote } from './queries.ts';

interface CastBefore {
  readonly postId: string;
  /** Whose karma the vote is part of. */
  readonly authorId: string | null;
  readonly voterId: string;
}

/**
 * Deletes what a user voted on a post before they became one of its authors. The caller has locked the
 * post. Its score, and its author's karma, are right when it is done.
 */
export async function withdrawVote(
  tx: Transaction,
  { postId, authorId, voterId }: CastBefore,
): Promise<void> {
  const where = { postId, voterId, axis: 'KARMA' } as const;
  const vote = await tx.prisma.vote.findFirst({ where, select: { id: true, value: true } });
  if (vote === null) return;
  await tx.prisma.vote.delete({ where: { id: vote.id } });
  const subject = { kind: 'Post', id: postId } as const;
  await countVote(tx, { subject, axis: 'KARMA', by: -vote.value, voters: -1, authorId });
  await recordEvent(tx, SCORE_CHANGED, { placeId: postId, subject });
}
