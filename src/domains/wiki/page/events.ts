import { eventKind } from '../../../live/event.ts';

function targetOf({ wikiPageId }: { readonly wikiPageId: string }) {
  return { scopeId: null, nodeKind: 'WikiPage', nodeId: wikiPageId };
}

/** A page was deleted. */
export const WIKI_PAGE_REMOVED = eventKind({
  name: 'WIKI_PAGE_REMOVED',
  webhook: 'wiki-page.removed',
  isRemoval: true,
  targetOf,
});

/** A deleted page can be read by all again. */
export const WIKI_PAGE_RESTORED = eventKind({
  name: 'WIKI_PAGE_RESTORED',
  webhook: 'wiki-page.restored',
  targetOf,
});
