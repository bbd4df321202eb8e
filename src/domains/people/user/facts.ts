import type { UserRole } from '../../../access/viewer.ts';
import type { Scope } from '../../../request/scope.ts';
import type { UserRow } from './model.ts';
import { usersById } from './service.ts';

/** What rules know of an account. */
export interface UserFacts {
  readonly kind: 'User';
  readonly id: string;
  readonly role: UserRole;
  readonly isBanned: boolean;
}

export async function loadUserFacts(scope: Scope, id: string): Promise<UserFacts | null> {
  const user = await usersById(scope).load(id);
  return user && factsOfUser(user);
}

export const USER_FACTS = ['id', 'role', 'isBanned'] as const satisfies readonly (keyof UserRow)[];

export function factsOfUser({
  id,
  role,
  isBanned,
}: Pick<UserRow, (typeof USER_FACTS)[number]>): UserFacts {
  return { kind: 'User', id, role, isBanned };
}

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly User: UserFacts;
  }
}
