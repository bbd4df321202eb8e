import { byId } from '../../../loaders/by-id.ts';
import { byKey } from '../../../loaders/by-key.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { TopicRow, WikiPageRow } from './model.ts';
import { selectWikiPagesBySlug, selectWikiPagesByTitle, wikiPagesById } from './queries.ts';

export const wikiPageLoaders = perRequest((scope: Scope) => {
  const pageById = byId<WikiPageRow>(scope.reader, wikiPagesById(scope));
  return {
    byId: pageById,
    bySlug: byKey(
      (slugs) => selectWikiPagesBySlug(scope, slugs),
      (row) => row.sought,
    ),
    byTitle: byKey(
      (titles) => selectWikiPagesByTitle(scope, titles),
      (row) => row.sought,
    ),
    topics: keysetConnection<TopicRow>(scope.reader, pageById.prime),
    connection: keysetConnection<WikiPageRow>(scope.reader, pageById.prime),
  };
});
