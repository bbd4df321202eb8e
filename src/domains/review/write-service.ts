import { assertMayTo } from '../action/service.ts';
import { approveComment, rejectComment } from '../comment/moderation-service.ts';
import type { ApproveText, RejectText } from '../moderation/review.ts';
import type { NodeKey } from '../node/model.ts';
import { approvePost, rejectPost } from '../post/moderation-service.ts';
import type { Scope } from '../scope.ts';
import { approveSequence, rejectSequence } from '../sequence/moderation-service.ts';
import { HELD_KINDS, type HeldKind } from './model.ts';

/**
 * Shows a text that was held for review. It counts as written now.
 *
 * @throws PublicError BAD_USER_INPUT, also when its author changed it after `heldAt`; INVALID_ID,
 * NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export async function approveText(scope: Scope, input: ApproveText): Promise<NodeKey> {
  const kind = await reviewableKind(scope, input);
  const { id } = await APPROVE[kind](scope, input);
  return { kind, id };
}

/**
 * Leaves a text hidden that was held for review.
 *
 * @throws PublicError like `approveText`
 */
export async function rejectText(scope: Scope, input: RejectText): Promise<NodeKey> {
  const kind = await reviewableKind(scope, input);
  const { id } = await REJECT[kind](scope, input);
  return { kind, id };
}

interface Reviewed {
  readonly id: string;
}

const APPROVE: Record<HeldKind, (scope: Scope, input: ApproveText) => Promise<Reviewed>> = {
  Post: approvePost,
  Comment: approveComment,
  Sequence: approveSequence,
};

const REJECT: Record<HeldKind, (scope: Scope, input: RejectText) => Promise<Reviewed>> = {
  Post: rejectPost,
  Comment: rejectComment,
  Sequence: rejectSequence,
};

async function reviewableKind(scope: Scope, { subject }: RejectText): Promise<HeldKind> {
  const named = { id: subject, argument: 'input.subject' };
  const { key } = await assertMayTo(scope, 'text.review', named);
  const kind = HELD_KINDS.find((held) => held === key.kind);
  if (kind === undefined) throw new Error(`The rule of reviews lets ${key.kind} pass`);
  return kind;
}
