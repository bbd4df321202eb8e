import { byId } from '../../../loaders/by-id.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { CommentRevisionRow } from './model.ts';
import { commentRevisionsById } from './queries.ts';

export const commentRevisionLoaders = perRequest((scope: Scope) => {
  const revisionById = byId<CommentRevisionRow>(scope.reader, commentRevisionsById(scope));
  return {
    byId: revisionById,
    connection: keysetConnection<CommentRevisionRow>(scope.reader, revisionById.prime),
  };
});
