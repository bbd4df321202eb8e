import { assertAllowed } from '../../../../access/assertions.ts';
import { inputError } from '../../../../lib/errors.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { lockAccount } from '../../../../writes/authority.ts';
import { write } from '../../../../writes/write.ts';
import type { UserRow } from '../../../people/user/model.ts';
import { usersById } from '../../../people/user/service.ts';
import { assertMayWithReason } from '../../log/assert-may-with-reason.ts';
import { recordModeration } from '../../log/record.ts';

export interface RemoveUserAvatarInput {
  readonly userId: string;
  /** For the public log. */
  readonly reason: string;
}

/**
 * Removes the picture of a user. Its files are deleted later, unless a text shows them, too.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export async function removeUserAvatar(
  scope: Scope,
  { userId, reason: rawReason }: RemoveUserAvatarInput,
): Promise<UserRow> {
  const [action, argument] = ['user.removeAvatar', 'input.userId'] as const;
  const {
    key,
    viewer: moderator,
    reason,
  } = await assertMayWithReason(scope, action, { id: userId, argument, reason: rawReason });
  const { id } = key;
  await write({ scope, viewer: moderator, class: 'edit' }, async (tx) => {
    const person = await lockAccount(tx, id);
    invariant(person !== undefined, 'people are not deleted');
    const { heldRole: role, isBanned } = person;
    assertAllowed(scope, { action, facts: { kind: 'User', id, role, isBanned }, argument });
    const { count } = await tx.prisma.user.updateMany({
      where: { id, OR: [{ avatarUploadId: { not: null } }, { avatarUrl: { not: null } }] },
      data: { avatarUploadId: null, avatarUrl: null },
    });
    if (count === 0) throw inputError(argument, 'This user has no picture.');
    const subject = { kind: 'User', id } as const;
    await recordModeration(tx, { kind: 'REMOVE_AVATAR', moderator, subject, reason });
  });
  const user = await usersById(scope).load(id);
  invariant(user !== null, 'people are not deleted');
  return user;
}
