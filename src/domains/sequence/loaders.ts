import { byId, byKey } from '../../loaders/by-id.ts';
import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { perRequest } from '../../loaders/per-request.ts';
import type { Scope } from '../scope.ts';
import type { SequenceEntryRow, SequenceRow } from './model.ts';
import { selectSequencesById, selectSequencesBySlug } from './queries.ts';

export const sequenceLoaders = perRequest((scope: Scope) => {
  const sequencesById = byId((ids) => selectSequencesById(scope, ids));
  return {
    byId: sequencesById,
    bySlug: byKey(
      (slugs) => selectSequencesBySlug(scope, slugs),
      (row) => row.slug,
    ),
    connection: keysetConnection<SequenceRow>(scope.reader, (row) =>
      sequencesById.prime(row.id, row),
    ),
    entries: keysetConnection<SequenceEntryRow>(scope.reader),
  };
});
