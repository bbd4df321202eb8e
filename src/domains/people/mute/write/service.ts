import { assertMayTo } from '../../../../access/assertions.ts';
import type { Transaction } from '../../../../db/database.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Connection } from '../../../../loaders/connection.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import type { UserRow } from '../../user/model.ts';
import { usersById } from '../../user/service.ts';
import type { MuteRow } from '../model.ts';
import { findMute, mutedUsers } from '../service.ts';
import { deleteMute, insertMute } from './queries.ts';

export interface MuteInput {
  readonly userId: string;
}

/**
 * Mutes a user for the viewer. Has no effect if they are muted already.
 *
 * @throws PublicError INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export function muteUser(scope: Scope, input: MuteInput): Promise<UserRow> {
  return change(scope, input, insertMute);
}

/** Ends the mute of a user. Has no effect if there is none. Throws like `muteUser`. */
export function unmuteUser(scope: Scope, input: MuteInput): Promise<UserRow> {
  return change(scope, input, deleteMute);
}

async function change(
  scope: Scope,
  { userId }: MuteInput,
  work: (tx: Transaction, mute: { muterId: string; userId: string }) => Promise<void>,
): Promise<UserRow> {
  const { key, viewer } = await assertMayTo(scope, 'mute.update', {
    id: userId,
    argument: 'input.userId',
  });
  await write({ scope, viewer, class: 'edit' }, (tx) =>
    work(tx, { muterId: viewer.id, userId: key.id }),
  );
  const user = await usersById(scope).load(key.id);
  invariant(user !== null, 'users are not deleted');
  return user;
}

/** The mute with its connection, after `muteUser`. */
export async function edgeOfMute(
  scope: Scope,
  { id }: UserRow,
): Promise<{ readonly row: MuteRow; readonly connection: Connection<MuteRow> }> {
  const row = await findMute(scope, id);
  const connection = mutedUsers(scope, {});
  invariant(row !== null && connection !== null, 'the viewer has just muted this user');
  return { row, connection };
}
