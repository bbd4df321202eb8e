import { byId } from '../../../loaders/by-id.ts';
import { byKey } from '../../../loaders/by-key.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { SequenceEntryRow, SequenceRow } from './model.ts';
import { selectSequencesBySlug, sequencesById } from './queries.ts';

export const sequenceLoaders = perRequest((scope: Scope) => {
  const sequenceById = byId<SequenceRow>(scope.reader, sequencesById(scope));
  return {
    byId: sequenceById,
    bySlug: byKey(
      (slugs) => selectSequencesBySlug(scope, slugs),
      (row) => row.slug,
    ),
    connection: keysetConnection<SequenceRow>(scope.reader, sequenceById.prime),
    entries: keysetConnection<SequenceEntryRow>(scope.reader),
  };
});
