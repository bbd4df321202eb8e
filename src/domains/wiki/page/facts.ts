import type { Scope } from '../../../request/scope.ts';
import type { WikiPageFacts } from './facts-model.ts';
import type { WikiPageRow } from './model.ts';
import { wikiPagesById } from './service.ts';

export async function loadWikiPageFacts(scope: Scope, id: string): Promise<WikiPageFacts | null> {
  const page = await wikiPagesById(scope).load(id);
  return page === null ? null : factsOfPage(page);
}

export function factsOfPage({ isDeleted, isProtected }: WikiPageRow): WikiPageFacts {
  return { kind: 'WikiPage', isDeleted, isProtected };
}
