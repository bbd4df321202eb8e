import { byKey } from '../../../loaders/by-key.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { BookmarkRow } from './model.ts';
import { selectBookmarks } from './queries.ts';

export const bookmarkLoaders = perRequest((scope: Scope) => ({
  connection: keysetConnection<BookmarkRow>(scope.reader),
  /** The viewer's own, by what they are of. */
  bySubject: byKey<BookmarkRow>(
    async (ids) =>
      scope.viewer.kind === 'anonymous' ? [] : selectBookmarks(scope, scope.viewer.id, ids),
    ({ subject }) => subject.id,
  ),
}));
