import type { NodeKey } from '../../access/node-key.ts';

/** The kinds of texts that are held for review. */
export const HELD_KINDS = ['Post', 'Comment', 'Sequence', 'HeldWikiEdit'] as const;
export type HeldKind = (typeof HELD_KINDS)[number];

/** A text that waits for review. */
export interface HeldTextRow extends NodeKey<HeldKind> {
  readonly heldAt: string;
}
