import { v7 } from 'uuid';
import { assertMayTo } from '../../../../access/assertions.ts';
import type { NodeKey } from '../../../../access/node-key.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { propertyOf } from '../../subject/model.ts';
import { following, followOf } from '../service.ts';

/** The object that the viewer followed or unfollowed. */
export interface Followed {
  readonly subject: NodeKey;
}

/**
 * Follows somebody or something; who is followed already stays so.
 *
 * @throws PublicError INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function addFollow(scope: Scope, subject: string): Promise<Followed> {
  const { key, viewer } = await followable(scope, subject);
  const data = { followerId: viewer.id, [propertyOf(key)]: key.id };
  await write({ scope, viewer, class: 'edit' }, async (tx) => {
    if ((await tx.prisma.follow.count({ where: data })) > 0) return;
    await tx.prisma.follow.create({ data: { id: v7(), ...data } });
  });
  return { subject: key };
}

/** Follows no longer; what was not followed stays so. */
export async function removeFollow(scope: Scope, subject: string): Promise<Followed> {
  const { key, viewer } = await followable(scope, subject);
  const where = { followerId: viewer.id, [propertyOf(key)]: key.id };
  await write({ scope, viewer, class: 'edit' }, (tx) => tx.prisma.follow.deleteMany({ where }));
  return { subject: key };
}

/** The followed object with its cursor in the viewer's list. */
export async function edgeOfFollow(scope: Scope, { subject }: Followed) {
  const row = await followOf(scope, subject.id);
  const connection = following(scope, {});
  invariant(row !== null && connection !== null, 'what was followed a moment ago is so');
  return { row, connection };
}

function followable(scope: Scope, subject: string) {
  return assertMayTo(scope, 'follow.keep', { id: subject, argument: 'input.subject' });
}
