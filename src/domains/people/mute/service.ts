import type { Prefetch } from '../../../db/database.ts';
import { invariant } from '../../../lib/invariant.ts';
import { andThen, type MaybePromise } from '../../../lib/maybe-promise.ts';
import { type Connection, connection } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { UserRow } from '../user/model.ts';
import { usersById } from '../user/service.ts';
import { muteLoaders } from './loaders.ts';
import type { MuteRow } from './model.ts';
import { muteList } from './queries.ts';

/** The users whom the viewer has muted, newest first; null for anonymous viewers. */
export function mutedUsers(scope: Scope, args: PageArguments): Connection<MuteRow> | null {
  const { viewer } = scope;
  if (viewer.kind === 'anonymous') return null;
  const { connection: loader } = muteLoaders(scope);
  return connection({ loader, list: muteList, parentId: viewer.id, args });
}

/** The muted user of an entry of `mutedUsers`. */
export async function mutedUser(scope: Scope, { userId }: MuteRow): Promise<UserRow> {
  const user = await usersById(scope).load(userId);
  invariant(user !== null, 'users are not deleted');
  return user;
}

/** Whether the viewer has muted this user. */
export function hasMuted(scope: Scope, userId: string | null): MaybePromise<boolean> {
  if (userId === null || !mayHaveMuted(scope)) return false;
  return andThen(muteLoaders(scope).muted.load(userId), (row) => row !== null);
}

/** Whether the viewer has muted an author of this post. */
export function isMutedPost(scope: Scope, postId: string): MaybePromise<boolean> {
  if (!mayHaveMuted(scope)) return false;
  return andThen(muteLoaders(scope).mutedPosts.load(postId), (row) => row !== null);
}

/** Reads with posts whether the viewer has muted one of their authors. */
export function prefetchMutedPosts(scope: Scope): Prefetch | null {
  return mayHaveMuted(scope) ? muteLoaders(scope).mutedPosts.prefetchBy('id') : null;
}

/** Reads whether the viewer has muted the users whose ids rows have in this property. */
export function prefetchMuted(property: string): (scope: Scope) => Prefetch | null {
  return (scope) => (mayHaveMuted(scope) ? muteLoaders(scope).muted.prefetchBy(property) : null);
}

/** The mute of the viewer and this user; null if there is none. */
export async function findMute(scope: Scope, userId: string): Promise<MuteRow | null> {
  const row = await muteLoaders(scope).muted.load(userId);
  return row && { id: row.muteId, createdAt: row.createdAt, userId: row.id };
}

/**
 * Users who mute nobody cost no statement. `mutesUsers` is from the start of the operation, so that it does not
 * count after a write of this operation, and in a subscription, which lasts.
 */
function mayHaveMuted({ viewer, writeCount, follow }: Scope): boolean {
  if (viewer.kind === 'anonymous') return false;
  return viewer.mutesUsers || writeCount.current > 0 || follow !== undefined;
}
