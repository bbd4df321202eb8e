import DataLoader from 'dataloader';
import { groupBy } from '../../lib/group-by.ts';
import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { perRequest } from '../../loaders/per-request.ts';
import type { Scope } from '../scope.ts';
import type { SearchHit } from './model.ts';
import { type HighlightRow, selectHighlights } from './queries.ts';

export const searchLoaders = perRequest((scope: Scope) => ({
  connection: keysetConnection<SearchHit>(scope.reader),
  highlights: new DataLoader<SearchHit, HighlightRow | null, string>(
    (hits) => loadHighlights(scope, hits),
    { cacheKeyFn: ({ id, query }) => `${id} ${query}` },
  ),
}));

async function loadHighlights(scope: Scope, hits: readonly SearchHit[]) {
  const groups = groupBy(hits, ({ kind, query }) => `${kind} ${query}`);
  const rows = await Promise.all(
    [...groups.values()].map((group) =>
      selectHighlights(scope, group[0].kind, {
        ids: group.map(({ id }) => id),
        text: group[0].query,
      }),
    ),
  );
  const byId = new Map(rows.flat().map((row) => [row.id, row]));
  return hits.map(({ id }) => byId.get(id) ?? null);
}
