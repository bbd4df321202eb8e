import type { NodeKey, NodeKind } from '../../../access/node-key.ts';
import type { Scope } from '../../../request/scope.ts';
import {
  approveComment,
  rejectComment,
} from '../../discussion/comment/write/moderation-service.ts';
import { approvePost, rejectPost } from '../../discussion/post/write/moderation-service.ts';
import {
  approveSequence,
  rejectSequence,
} from '../../discussion/sequence/write/moderation-service.ts';
import { assertMayWithReason } from '../../moderation/log/assert-may-with-reason.ts';
import type { ApproveTextInput, RejectTextInput } from '../../moderation/log/review.ts';
import { approveWikiEdit, rejectWikiEdit } from '../../wiki/edit/review-service.ts';
import { HELD_KINDS, type HeldKind } from '../model.ts';

/**
 * Shows a text that was held for review. It counts as written now.
 *
 * @throws PublicError BAD_USER_INPUT, also when its author changed it after `heldAt`; EDIT_CONFLICT when
 * others changed the same lines of a wiki page; INVALID_ID, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export async function approveText(scope: Scope, input: ApproveTextInput): Promise<NodeKey> {
  const kind = await reviewableKind(scope, input);
  return APPROVE[kind](scope, input);
}

/**
 * Leaves a text hidden that was held for review.
 *
 * @throws PublicError like `approveText`
 */
export async function rejectText(scope: Scope, input: RejectTextInput): Promise<NodeKey> {
  const kind = await reviewableKind(scope, input);
  return REJECT[kind](scope, input);
}

type Review<Input> = (scope: Scope, input: Input) => Promise<NodeKey>;

const APPROVE: Record<HeldKind, Review<ApproveTextInput>> = {
  Post: becomes('Post', approvePost),
  Comment: becomes('Comment', approveComment),
  Sequence: becomes('Sequence', approveSequence),
  HeldWikiEdit: becomes('WikiPage', approveWikiEdit),
};

const REJECT: Record<HeldKind, Review<RejectTextInput>> = {
  Post: becomes('Post', rejectPost),
  Comment: becomes('Comment', rejectComment),
  Sequence: becomes('Sequence', rejectSequence),
  HeldWikiEdit: becomes('HeldWikiEdit', rejectWikiEdit),
};

/** A review, with the kind of what the text is after it. */
function becomes<Input>(
  kind: NodeKind,
  review: (scope: Scope, input: Input) => Promise<{ readonly id: string }>,
): Review<Input> {
  return async (scope, input) => ({ kind, id: (await review(scope, input)).id });
}

async function reviewableKind(
  scope: Scope,
  { subjectId, reason }: RejectTextInput,
): Promise<HeldKind> {
  const named = { id: subjectId, argument: 'input.subjectId', reason };
  const { key } = await assertMayWithReason(scope, 'text.review', named);
  const kind = HELD_KINDS.find((held) => held === key.kind);
  if (kind === undefined) throw new Error(`The rule of reviews lets ${key.kind} pass`);
  return kind;
}
