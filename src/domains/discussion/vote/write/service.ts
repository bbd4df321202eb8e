import { assertMayTo, notFound } from '../../../../access/assertions.ts';
import { parseNodeId } from '../../../../access/node-ids.ts';
import type { NodeKey } from '../../../../access/node-key.ts';
import { forbidden } from '../../../../access/writers.ts';
import type { Transaction } from '../../../../db/database.ts';
import { sentTogether } from '../../../../db/sent-together.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import { inputError } from '../../../../lib/errors.ts';
import { recordEvent } from '../../../../live/record-event.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { SCORE_CHANGED } from '../events.ts';
import type { CastVote, Scored, VoteAxis } from '../model.ts';
import { weightOf } from '../weight.ts';
import { countVote, lockVotable, replaceVote, selectVote } from './queries.ts';

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
  const vote = { voterId: viewer.id, subject, axis, value };
  const lock = (tx: Transaction) =>
    sentTogether([lockVotable(tx, subject, viewer.id), selectVote(tx, vote)]);
  await write({ scope, viewer, class: 'vote', lock }, async (tx, [votable, before]) => {
    if (!votable?.isPublic) throw notFound(argument);
    if (votable.isOwn) throw forbidden('Nobody votes on what they wrote themselves.', argument);
    const valueBefore = before?.value ?? 0;
    if (value === valueBefore) return;
    const voters = Number(value !== 0) - Number(before !== null);
    const { authorId, placeId } = votable;
    await sentTogether([
      replaceVote(tx, vote, before),
      countVote(tx, { subject, axis, by: value - valueBefore, voters, authorId }),
      recordEvent(tx, SCORE_CHANGED, { placeId, subject }),
    ]);
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
