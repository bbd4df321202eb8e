import DataLoader from 'dataloader';
import { inGroups } from '../../loaders/in-groups.ts';
import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { perRequest } from '../../request/per-request.ts';
import type { Scope } from '../../request/scope.ts';
import { type HighlightRow, selectHighlights } from './highlight-queries.ts';
import type { SearchHit } from './model.ts';

export const searchLoaders = perRequest((scope: Scope) => ({
  connection: keysetConnection<SearchHit>(scope.reader),
  highlights: new DataLoader<SearchHit, HighlightRow | null, string>(
    (hits) => loadHighlights(scope, hits),
    { cacheKeyFn: ({ id, query }) => `${id} ${query}` },
  ),
}));

async function loadHighlights(scope: Scope, hits: readonly SearchHit[]) {
  const rows = await inGroups(hits, {
    groupOf: ({ kind, query }) => `${kind} ${query}`,
    keyOf: ({ id }) => id,
    load: async (group) => {
      const [{ kind, query }] = group;
      const ids = group.map(({ id }) => id);
      const highlights = await selectHighlights(scope, kind, { ids, text: query });
      return new Map(highlights.map((row) => [row.id, row]));
    },
  });
  return rows.map((row) => row ?? null);
}
