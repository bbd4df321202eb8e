import { assertMay } from '../../../../access/assertions.ts';
import { invariant } from '../../../../lib/invariant.ts';
import { assertNoLookAlike, recordNames } from '../../../../naming/assert-names.ts';
import { lockNames } from '../../../../naming/lock-names.ts';
import type { Scope } from '../../../../request/scope.ts';
import { assertBelowWriteLimit } from '../../../../writes/limits.ts';
import { write } from '../../../../writes/write.ts';
import type { UserRow } from '../model.ts';
import { usersById } from '../service.ts';
import { type ProfileInput, profileColumns } from './profile.ts';

/**
 * Changes what the viewer says of themselves.
 *
 * @throws PublicError BAD_USER_INPUT, RATE_LIMITED, UNAUTHENTICATED, FORBIDDEN
 */
export async function updateProfile(scope: Scope, input: ProfileInput): Promise<UserRow> {
  const viewer = await assertMay(scope, 'profile.edit', null);
  await assertBelowWriteLimit(scope, viewer, { class: 'edit' });
  const { id } = viewer;
  const data = await profileColumns(scope, viewer, input);
  const { displayName = viewer.displayName } = data;
  const isRenamed = displayName !== viewer.displayName;
  await write({ scope, viewer, class: 'edit' }, async (tx) => {
    if (isRenamed) {
      await lockNames(tx);
      await assertNoLookAlike(tx, { userId: id, name: displayName, argument: 'input.displayName' });
    }
    const select = { id: true, username: true, displayName: true };
    const account = await tx.prisma.user.update({ where: { id }, data, select });
    if (isRenamed) await recordNames(tx, account);
  });
  return person(scope, id);
}

/** A user after a write to their account. */
export async function person(scope: Scope, id: string): Promise<UserRow> {
  const user = await usersById(scope).load(id);
  invariant(user !== null, 'people are not deleted from the table');
  return user;
}
