import type { Scope } from '../../../request/scope.ts';
import type { SequenceRow } from './model.ts';
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
  return sequence && factsOfSequence(sequence);
}

export const SEQUENCE_FACTS = [
  'authorId',
  'isDeleted',
  'heldAt',
] as const satisfies readonly (keyof SequenceRow)[];

export function factsOfSequence({
  authorId,
  isDeleted,
  heldAt,
}: Pick<SequenceRow, (typeof SEQUENCE_FACTS)[number]>): SequenceFacts {
  return { kind: 'Sequence', authorId, isDeleted, isHeld: heldAt !== null };
}

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly Sequence: SequenceFacts;
  }
}
