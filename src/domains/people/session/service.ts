import type { Scope } from '../../../request/scope.ts';
import { sessionLoaders } from './loaders.ts';
import type { SessionRow } from './model.ts';
import { selectSessions } from './queries.ts';

/** Sessions by their id; null for one that is over or belongs to another user. */
export const sessionsById = (scope: Scope) => sessionLoaders(scope).byId;

/** Where the viewer is signed in; null for anonymous viewers. */
export async function ownSessions(scope: Scope): Promise<SessionRow[] | null> {
  return scope.viewer.kind === 'member' ? selectSessions(scope) : null;
}
