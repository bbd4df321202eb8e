import type { Scope } from '../../../request/scope.ts';
import { heldWikiEditsById } from './service.ts';

/** What rules know of an edit of the wiki that was held for review. */
export interface HeldWikiEditFacts {
  readonly kind: 'HeldWikiEdit';
  /** Waits for review. */
  readonly isHeld: boolean;
}

export async function loadHeldWikiEditFacts(
  scope: Scope,
  id: string,
): Promise<HeldWikiEditFacts | null> {
  const edit = await heldWikiEditsById(scope).load(id);
  return edit && { kind: 'HeldWikiEdit', isHeld: edit.heldAt !== null };
}

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly HeldWikiEdit: HeldWikiEditFacts;
  }
}
