import type { Scope } from '../../../request/scope.ts';
import { sequencesById } from './service.ts';

/** What rules know of a sequence. */
export interface SequenceFacts {
  readonly kind: 'Sequence';
  readonly authorId: string | null;
  readonly isDeleted: boolean;
  /** Hidden because it waits for review. */
  readonly isHeld: boolean;
}

export async function loadSequenceFacts(scope: Scope, id: string): Promise<SequenceFacts | null> {
  const sequence = await sequencesById(scope).load(id);
  if (sequence === null) return null;
  const { authorId, isDeleted, heldAt } = sequence;
  return { kind: 'Sequence', authorId, isDeleted, isHeld: heldAt !== null };
}

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly Sequence: SequenceFacts;
  }
}
