import { v7 } from 'uuid';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { create } from '../../../../writes/write.ts';
import { notify } from '../../../people/notification/notify.ts';
import { assertMayWithReason } from '../../log/assert-may-with-reason.ts';
import type { UserNoteKind, UserNoteRow } from '../model.ts';
import { userNotesById } from '../service.ts';

export interface NewUserNote {
  readonly userId: string;
  readonly text: string;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Writes a note on a user for the moderators.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export function addUserNote(scope: Scope, input: NewUserNote): Promise<UserNoteRow> {
  return addNote(scope, input, 'NOTE');
}

/** Warns a user, who gets a notification. Throws like `addUserNote`. */
export function warnUser(scope: Scope, input: NewUserNote): Promise<UserNoteRow> {
  return addNote(scope, input, 'WARNING');
}

async function addNote(scope: Scope, input: NewUserNote, kind: UserNoteKind): Promise<UserNoteRow> {
  const {
    key,
    viewer,
    reason: text,
  } = await assertMayWithReason(scope, kind === 'NOTE' ? 'user.note' : 'user.warn', {
    id: input.userId,
    argument: 'input.userId',
    reason: input.text,
    reasonName: { argument: 'input.text', name: 'A note or warning' },
  });
  const name = kind === 'NOTE' ? 'addUserNote' : 'warnUser';
  const newId = v7();
  const id = await create({ scope, viewer, name, input, newId }, async (tx) => {
    const { id: moderatorId, displayName: moderatorName } = viewer;
    const note = { id: newId, kind, userId: key.id, moderatorId, moderatorName, text };
    await tx.prisma.userNote.create({
      data: { ...note, createdAt: new Date() },
      select: { id: true },
    });
    if (kind === 'WARNING') {
      const subject = { kind: 'UserNote', id: newId } as const;
      await notify(tx, { what: 'MODERATED', subject, actorId: moderatorId, authorId: key.id });
    }
    return newId;
  });
  const row = await userNotesById(scope).load(id);
  invariant(row !== null, 'moderators see all notes');
  return row;
}
