import { assertMayTo, notFound } from '../../../../access/assertions.ts';
import { parseNodeId } from '../../../../access/node-ids.ts';
import type { NodeKey } from '../../../../access/node-key.ts';
import { forbidden } from '../../../../access/writers.ts';
import type { Transaction } from '../../../../db/database.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import { inputError } from '../../../../lib/errors.ts';
import { recordEvent } from '../../../../live/record-event.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { SCORE_CHANGED } from '../events.ts';
import type { CastVote, Scored, VoteAxis } from '../model.ts';
import { weightOf } from '../weight.ts';
import { countVote, lockVotable } from './queries.ts';

/** What was voted on, and about what. */
export interface Cast {
  readonly subject: Scored;
  readonly axis: VoteAxis;
}

/**
 * Votes on a post or comment, in place of what the viewer voted on it before. Its score, and its
 * author's karma, are right when it is done.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function castVote(scope: Scope, input: CastVote): Promise<Cast> {
  const argument = 'input.subjectId';
  const { axis } = input;
  const {
    allowed: { key, viewer },
  } = await checkAll({
    allowed: () => assertMayTo(scope, 'vote.cast', { id: input.subjectId, argument }),
    axis: () => assertAxis(axis, parseNodeId(scope, input.subjectId, argument)),
  });
  const subject = { kind: kindOf(key), id: key.id };
  const value = weightOf(input, viewer.karma);
  await write({ scope, viewer, class: 'vote' }, async (tx) => {
    const votable = await lockVotable(tx, subject, viewer.id);
    if (!votable?.isPublic) throw notFound(argument);
    if (votable.isOwn) throw forbidden('Nobody votes on what they wrote themselves.', argument);
    const before = await replaceVote(tx, { voterId: viewer.id, subject, axis, value });
    if (value === before) return;
    const voters = Number(value !== 0) - Number(before !== 0);
    const { authorId } = votable;
    await countVote(tx, { subject, axis, by: value - before, voters, authorId });
    await recordEvent(tx, SCORE_CHANGED, subject);
  });
  return { subject, axis };
}

function assertAxis(axis: VoteAxis, { kind }: NodeKey): void {
  if (axis !== 'AGREEMENT' || kind !== 'Post') return;
  throw inputError('input.axis', 'The axis AGREEMENT is for comments only.');
}

/** The table of actions lets nothing else pass. */
function kindOf({ kind }: NodeKey): Scored['kind'] {
  return kind === 'Post' ? 'Post' : 'Comment';
}

interface NewVote extends Cast {
  readonly voterId: string;
  /** 0 takes the vote back. */
  readonly value: number;
}

/** Returns what the vote counted for before; 0 when there was none. */
async function replaceVote(tx: Transaction, vote: NewVote): Promise<number> {
  const { voterId, subject, axis, value } = vote;
  const target = subject.kind === 'Post' ? { postId: subject.id } : { commentId: subject.id };
  const data = { voterId, axis, ...target };
  const before = await tx.prisma.vote.findFirst({ where: data, select: { id: true, value: true } });
  if (before === null) {
    if (value !== 0) await tx.prisma.vote.create({ data: { ...data, value } });
    return 0;
  }
  const where = { id: before.id };
  if (value === 0) await tx.prisma.vote.delete({ where });
  else if (value !== before.value) await tx.prisma.vote.update({ where, data: { value } });
  return before.value;
}
