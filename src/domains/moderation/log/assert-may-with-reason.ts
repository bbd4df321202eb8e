import { assertMayTo } from '../../../access/assertions.ts';
import type { Action } from '../../../access/rule.ts';
import { checkAll } from '../../../lib/check-all.ts';
import type { Scope } from '../../../request/scope.ts';
import { type ReasonName, reasonOf } from './record.ts';

interface ReasonedAction {
  /** The id of what it is done to, as the client gave it. */
  readonly id: string;
  /** The argument that named it, as a path. */
  readonly argument: string;
  readonly reason: string;
  /** Default: a reason, in `input.reason`. */
  readonly reasonName?: ReasonName;
}

/**
 * Checks both who may do this, and their reason for it.
 *
 * @throws PublicError BAD_USER_INPUT, and what `assertMayTo` throws
 */
export async function assertMayWithReason(
  scope: Scope,
  action: Action,
  { id, argument, reason: rawReason, reasonName }: ReasonedAction,
) {
  const { subject, reason } = await checkAll({
    subject: () => assertMayTo(scope, action, { id, argument }),
    reason: () => reasonOf(rawReason, reasonName),
  });
  return { ...subject, reason };
}
