import DataLoader from 'dataloader';
import { byId } from '../../../loaders/by-id.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { CommentRevisionRow } from './model.ts';
import { type CommentVersionKey, commentRevisionsById, selectIdsByVersion } from './queries.ts';

export const commentRevisionLoaders = perRequest((scope: Scope) => {
  const revisionById = byId<CommentRevisionRow>(scope.reader, commentRevisionsById(scope));
  return {
    byId: revisionById,
    idByVersion: new DataLoader<CommentVersionKey, string | null, string>(
      async (wanted) => {
        const rows = await selectIdsByVersion(scope, wanted);
        const ids = new Map(rows.map((row) => [versionKey(row), row.id]));
        return wanted.map((want) => ids.get(versionKey(want)) ?? null);
      },
      { cacheKeyFn: versionKey },
    ),
    connection: keysetConnection<CommentRevisionRow>(scope.reader, revisionById.prime),
  };
});

function versionKey({ commentId, version }: CommentVersionKey): string {
  return `${commentId} ${version}`;
}
