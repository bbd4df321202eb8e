import { assertAllowed, assertMayTo, notFound } from '../../../../access/assertions.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { heldWikiEditsById } from '../service.ts';
import { lockHeldAt } from './queries.ts';

export interface WithdrawHeldEditInput {
  readonly heldEditId: string;
}

/**
 * Removes an edit that waits for review. Returns its id, as the API shows it.
 *
 * @throws PublicError INVALID_ID, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export async function withdrawHeldEdit(
  scope: Scope,
  { heldEditId }: WithdrawHeldEditInput,
): Promise<{ readonly id: string }> {
  const argument = 'input.heldEditId';
  const action = 'heldEdit.withdraw';
  const { key, viewer } = await assertMayTo(scope, action, { id: heldEditId, argument });
  const edit = await heldWikiEditsById(scope).load(key.id);
  if (edit === null) throw notFound(argument);
  const { id, authorId } = edit;
  await write({ scope, viewer, class: 'edit' }, async (tx) => {
    // A moderator may have approved or rejected it meanwhile.
    const isHeld = (await lockHeldAt(tx, id)) !== null;
    assertAllowed(scope, { action, facts: { kind: 'HeldWikiEdit', authorId, isHeld }, argument });
    await tx.prisma.heldWikiEdit.delete({ where: { id }, select: { id: true } });
  });
  return { id };
}
