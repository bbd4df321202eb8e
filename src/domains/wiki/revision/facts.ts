import type { Scope } from '../../../request/scope.ts';
import { wikiPagesById } from '../page/service.ts';
import { wikiContributionById } from './service.ts';

/** What rules know of a version of a wiki page. */
export interface WikiContributionFacts {
  readonly kind: 'WikiContribution';
  readonly isHidden: boolean;
  /** The text of its page. */
  readonly isCurrent: boolean;
}

export async function loadWikiContributionFacts(
  scope: Scope,
  id: string,
): Promise<WikiContributionFacts | null> {
  const version = await wikiContributionById(scope, id);
  const page = version && (await wikiPagesById(scope).load(version.wikiPageId));
  if (!version || !page) return null;
  const { isHidden } = version;
  return { kind: 'WikiContribution', isHidden, isCurrent: page.revisionId === id };
}

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly WikiContribution: WikiContributionFacts;
  }
}
