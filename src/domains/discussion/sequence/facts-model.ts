/** What rules know of a sequence. */
export interface SequenceFacts {
  readonly kind: 'Sequence';
  readonly authorId: string | null;
  readonly isDeleted: boolean;
  /** Hidden because it waits for review. */
  readonly isHeld: boolean;
}

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly Sequence: SequenceFacts;
  }
}
