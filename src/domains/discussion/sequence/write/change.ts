import {
  assertAllowed,
  notFound,
  type PermittedSubject,
  permittedSubject,
} from '../../../../access/assertions.ts';
import type { Action } from '../../../../access/rule.ts';
import type { MemberViewer } from '../../../../access/viewer.ts';
import type { Transaction } from '../../../../db/database.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import type { SequenceRow } from '../model.ts';
import { sequencesById } from '../service.ts';
import type { LockedSequence } from './content.ts';
import { lockSequence } from './queries.ts';

interface Change {
  readonly action: Action;
  /** The sequence's id, as the client gave it; or what `assertMayTo` returned for it. */
  readonly sequence: string | PermittedSubject;
  /** The argument that names it. Default: `input.sequenceId`. */
  readonly argument?: string;
}

/** What a change of a sequence is done with. */
export interface Changing {
  readonly tx: Transaction;
  readonly viewer: MemberViewer;
  readonly sequence: LockedSequence;
}

/**
 * What all changes of a sequence have in common: who may, the lock of the sequence, and the same
 * question again, of what the sequence is like once nobody else can change it.
 *
 * @throws PublicError INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function changeSequence(
  scope: Scope,
  { action, sequence, argument = 'input.sequenceId' }: Change,
  work: (changing: Changing) => Promise<void>,
): Promise<SequenceRow> {
  const { key, viewer } = await permittedSubject(scope, action, { subject: sequence, argument });
  await write({ scope, viewer, class: 'edit' }, async (tx) => {
    const locked = await lockSequence(tx, key.id);
    if (locked === null) throw notFound(argument);
    const isHeld = locked.heldAt !== null;
    const facts = { kind: 'Sequence', ...locked, isHeld } as const;
    assertAllowed(scope, { action, facts, argument });
    await work({ tx, viewer, sequence: locked });
    // Moderators approve the text that they read: a changed one is held again.
    if (isHeld && action === 'sequence.edit') await holdAnew(tx, key.id);
  });
  return reread(scope, key.id);
}

async function holdAnew(tx: Transaction, id: string): Promise<void> {
  const data = { hiddenAt: new Date() };
  await tx.prisma.sequence.update({ where: { id }, data, select: { id: true } });
}

/** A sequence after the write, as the viewer sees it. */
export async function reread(scope: Scope, id: string): Promise<SequenceRow> {
  const sequence = await sequencesById(scope).load(id);
  invariant(sequence !== null, 'who may write a sequence may see it');
  return sequence;
}
