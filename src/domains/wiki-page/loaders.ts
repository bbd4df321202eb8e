import { byId, byKey } from '../../loaders/by-id.ts';
import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { perRequest } from '../../loaders/per-request.ts';
import type { Scope } from '../scope.ts';
import type { WikiPageRow } from './model.ts';
import { selectWikiPagesById, selectWikiPagesBySlug } from './queries.ts';

export const wikiPageLoaders = perRequest((scope: Scope) => {
  const pagesById = byId((ids) => selectWikiPagesById(scope, ids));
  return {
    byId: pagesById,
    bySlug: byKey(
      (slugs) => selectWikiPagesBySlug(scope, slugs),
      (row) => row.soughtSlug,
    ),
    connection: keysetConnection<WikiPageRow>(scope.reader, (row) => pagesById.prime(row.id, row)),
  };
});
