import type { UserRole } from '../../../access/viewer.ts';
import type { Scope } from '../../../request/scope.ts';
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
  return user && { kind: 'User', id, role: user.role, isBanned: user.isBanned };
}

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly User: UserFacts;
  }
}
