import { assertAllowed } from '../../../../access/assertions.ts';
import type { Action } from '../../../../access/rule.ts';
import type { UserRole } from '../../../../access/viewer.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import { inputError } from '../../../../lib/errors.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { assertFuture } from '../../../../writes/assert-future.ts';
import type { LockedAccount } from '../../../../writes/authority.ts';
import { write } from '../../../../writes/write.ts';
import type { UserRow } from '../../../people/user/model.ts';
import { usersById } from '../../../people/user/service.ts';
import { assertMayWithReason } from '../../log/assert-may-with-reason.ts';
import { changeStanding, type NewStanding } from '../standing.ts';

export interface BanUserInput {
  readonly userId: string;
  /** A time to come, in ISO 8601. */
  readonly until: string;
  /** For the public log. */
  readonly reason: string;
}

/**
 * Keeps a user from writing until then; they may still read. A ban takes the place of an earlier one.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export function banUser(scope: Scope, { until, ...input }: BanUserInput): Promise<UserRow> {
  return setBan(scope, { ...input, standing: { kind: 'BAN', until: new Date(until) } });
}

/**
 * Lets a user write again before their ban is over.
 *
 * @throws PublicError like `banUser`
 */
export function unbanUser(scope: Scope, input: Omit<BanUserInput, 'until'>): Promise<UserRow> {
  return setBan(scope, { ...input, standing: { kind: 'UNBAN' } });
}

export interface SetUserRoleInput {
  readonly userId: string;
  readonly role: UserRole;
  /** For the public log. */
  readonly reason: string;
}

/**
 * Changes the role of a user. A role that an identity provider claims for them remains if it is higher.
 *
 * @throws PublicError like `banUser`
 */
export async function setUserRole(scope: Scope, input: SetUserRoleInput): Promise<UserRow> {
  const { userId: id, reason, role } = input;
  const { subject } = await checkAll({
    subject: () =>
      assertMayWithReason(scope, 'user.setRole', { id, argument: 'input.userId', reason }),
    role: () => assertAssignable(role),
  });
  return applyStanding(scope, {
    action: 'user.setRole',
    argument: 'input.userId',
    standing: { kind: 'ROLE', role },
    subject,
  });
}

function assertAssignable(role: UserRole): void {
  if (role !== 'ADMIN') return;
  throw inputError('input.role', 'Only the operator of the site can make a user an admin.');
}

interface Ban extends Omit<BanUserInput, 'until'> {
  readonly standing: Exclude<NewStanding, { readonly kind: 'ROLE' }>;
}

async function setBan(scope: Scope, { userId, reason, standing }: Ban): Promise<UserRow> {
  const argument = 'input.userId';
  const action = standing.kind === 'UNBAN' ? 'user.unban' : 'user.ban';
  const { subject } = await checkAll({
    subject: () => assertMayWithReason(scope, action, { id: userId, argument, reason }),
    until: () =>
      standing.kind === 'BAN'
        ? assertFuture(scope.reader, { time: standing.until, argument: 'input.until' })
        : null,
  });
  return applyStanding(scope, { action, argument, standing, subject });
}

interface AppliedStanding {
  readonly action: Action;
  readonly argument: string;
  readonly standing: NewStanding;
  readonly subject: Awaited<ReturnType<typeof assertMayWithReason>>;
}

async function applyStanding(
  scope: Scope,
  { action, argument, standing, subject }: AppliedStanding,
): Promise<UserRow> {
  const { key, viewer: moderator, reason } = subject;
  const check = ({ heldRole: role, isBanned }: LockedAccount) => {
    const facts = { kind: 'User', id: key.id, role, isBanned } as const;
    assertAllowed(scope, { action, facts, argument });
  };
  await write({ scope, viewer: moderator, class: 'edit' }, (tx) =>
    changeStanding(tx, { standing, userId: key.id, moderator, reason, check }),
  );
  const person = await usersById(scope).load(key.id);
  invariant(person !== null, 'people are not deleted');
  return person;
}
