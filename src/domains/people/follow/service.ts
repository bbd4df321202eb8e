import { type Connection, connection } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { followLoaders } from './loaders.ts';
import type { FollowRow } from './model.ts';
import { followList } from './queries.ts';

/** The users and content that the viewer follows, newest first; null for anonymous viewers. */
export function following(scope: Scope, args: PageArguments): Connection<FollowRow> | null {
  const { viewer } = scope;
  if (viewer.kind === 'anonymous') return null;
  return connection({
    loader: followLoaders(scope).connection,
    list: followList(scope),
    parentId: viewer.id,
    args,
  });
}

/** That the viewer follows somebody or something; null when not, without asking for who is nobody. */
export async function followOf(scope: Scope, subjectId: string): Promise<FollowRow | null> {
  return scope.viewer.kind === 'anonymous' ? null : followLoaders(scope).bySubject.load(subjectId);
}
