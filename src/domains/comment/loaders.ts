import { byId } from '../../loaders/by-id.ts';
import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { manyByKey } from '../../loaders/many-by-key.ts';
import { perRequest } from '../../loaders/per-request.ts';
import type { Scope } from '../scope.ts';
import type { CommentRow } from './model.ts';
import { commentsById, selectAncestors } from './queries.ts';

export const commentLoaders = perRequest((scope: Scope) => {
  const commentById = byId<CommentRow>(scope.reader, commentsById(scope));
  return {
    byId: commentById,
    ancestors: manyByKey(
      (ids) => selectAncestors(scope, ids),
      (row) => row.leafId,
    ),
    connection: keysetConnection<CommentRow>(scope.reader, commentById.prime),
  };
});
