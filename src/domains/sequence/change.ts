import type { Transaction } from '../../db/database.ts';
import { invariant } from '../../lib/invariant.ts';
import { write } from '../../writes/write.ts';
import type { Action } from '../action/actions.ts';
import { assertAllowed, assertMayTo, notFound } from '../action/service.ts';
import type { Scope } from '../scope.ts';
import type { SequenceRow } from './model.ts';
import { sequencesById } from './service.ts';
import { lockSequence } from './write-queries.ts';

interface Change {
  readonly action: Action;
  /** The sequence's id, as the client gave it. */
  readonly sequence: string;
}

/**
 * What all changes of a sequence have in common: who may, the lock of the sequence, and the same
 * question again, of what the sequence is like once nobody else can change it.
 *
 * @throws PublicError INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function changeSequence(
  scope: Scope,
  { action, sequence }: Change,
  work: (tx: Transaction, id: string) => Promise<void>,
): Promise<SequenceRow> {
  const argument = 'input.sequence';
  const { key, viewer } = await assertMayTo(scope, action, { id: sequence, argument });
  await write({ scope, viewer, class: 'edit' }, async (tx) => {
    const facts = await lockSequence(tx, key.id);
    if (facts === null) throw notFound(argument);
    assertAllowed(viewer, { action, facts, argument });
    await work(tx, key.id);
  });
  return reread(scope, key.id);
}

/** A sequence after the write, as the viewer sees it. */
export async function reread(scope: Scope, id: string): Promise<SequenceRow> {
  const sequence = await sequencesById(scope).load(id);
  invariant(sequence !== null, 'who may write a sequence may see it');
  return sequence;
}
