import type { Scope } from '../../../request/scope.ts';
import { heldWikiEditsById } from './service.ts';

/** What rules know of an edit of the wiki that was held for review. */
export interface HeldWikiEditFacts {
  readonly kind: 'HeldWikiEdit';
  readonly authorId: string;
  /** Waits for review. */
  readonly isHeld: boolean;
}

export async function loadHeldWikiEditFacts(
  scope: Scope,
  id: string,
): Promise<HeldWikiEditFacts | null> {
  const edit = await heldWikiEditsById(scope).load(id);
  if (edit === null) return null;
  const { authorId, heldAt } = edit;
  return { kind: 'HeldWikiEdit', authorId, isHeld: heldAt !== null };
}

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly HeldWikiEdit: HeldWikiEditFacts;
  }
}
