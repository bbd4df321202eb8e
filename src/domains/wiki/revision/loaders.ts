import DataLoader from 'dataloader';
import { byId } from '../../../loaders/by-id.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { RevisionRow } from './model.ts';
import { type RevisionKey, revisionsById, selectRevisionsByVersion } from './queries.ts';

export const revisionLoaders = perRequest((scope: Scope) => {
  const revisionById = byId<RevisionRow>(scope.reader, revisionsById(scope));
  return {
    byId: revisionById,
    byVersion: new DataLoader<RevisionKey, RevisionRow | null, string>(
      (wanted) => loadVersions(scope, wanted),
      { cacheKeyFn: versionKey },
    ),
    connection: keysetConnection<RevisionRow>(scope.reader, revisionById.prime),
  };
});

async function loadVersions(scope: Scope, wanted: readonly RevisionKey[]) {
  const rows = await selectRevisionsByVersion(scope, wanted);
  const byVersion = new Map(
    rows.map((row) => {
      const subjectId = row.wikiPageId ?? row.postId ?? '';
      return [versionKey({ subjectId, version: row.version }), row] as const;
    }),
  );
  return wanted.map((want) => byVersion.get(versionKey(want)) ?? null);
}

function versionKey({ subjectId, version }: RevisionKey): string {
  return `${subjectId} ${version}`;
}
