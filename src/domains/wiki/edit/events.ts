import { eventKind } from '../../../live/event.ts';

/** A version of a wiki page was written. */
export const WIKI_PAGE_EDITED = eventKind({
  name: 'WIKI_PAGE_EDITED',
  webhook: 'wiki-page.edited',
  targetOf: ({
    wikiPageId,
    revisionId,
  }: {
    readonly wikiPageId: string;
    readonly revisionId: string;
  }) => ({ scopeId: wikiPageId, nodeKind: 'WikiContribution', nodeId: revisionId }),
});
