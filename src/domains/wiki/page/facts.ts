import type { Scope } from '../../../request/scope.ts';
import type { WikiPageRow } from './model.ts';
import { wikiPagesById } from './service.ts';

/** What rules know of a wiki page. */
export interface WikiPageFacts {
  readonly kind: 'WikiPage';
  readonly isDeleted: boolean;
  /** Merged into another page. */
  readonly isMerged: boolean;
  /** Only trusted people edit it. */
  readonly isProtected: boolean;
}

export async function loadWikiPageFacts(scope: Scope, id: string): Promise<WikiPageFacts | null> {
  const page = await wikiPagesById(scope).load(id);
  return page === null ? null : factsOfPage(page);
}

export const WIKI_PAGE_FACTS = [
  'isDeleted',
  'mergedIntoId',
  'isProtected',
] as const satisfies readonly (keyof WikiPageRow)[];

export function factsOfPage({
  isDeleted,
  mergedIntoId,
  isProtected,
}: Pick<WikiPageRow, (typeof WIKI_PAGE_FACTS)[number]>): WikiPageFacts {
  return { kind: 'WikiPage', isDeleted, isMerged: mergedIntoId !== null, isProtected };
}

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly WikiPage: WikiPageFacts;
  }
}
