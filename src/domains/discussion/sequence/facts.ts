import type { Scope } from '../../../request/scope.ts';
import type { SequenceFacts } from './facts-model.ts';
import { sequencesById } from './service.ts';

export async function loadSequenceFacts(scope: Scope, id: string): Promise<SequenceFacts | null> {
  const sequence = await sequencesById(scope).load(id);
  if (sequence === null) return null;
  const { authorId, isDeleted, heldAt } = sequence;
  return { kind: 'Sequence', authorId, isDeleted, isHeld: heldAt !== null };
}
