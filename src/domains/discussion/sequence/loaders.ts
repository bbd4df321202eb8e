import DataLoader from 'dataloader';
import { byId } from '../../../loaders/by-id.ts';
import { byKey } from '../../../loaders/by-key.ts';
import { inGroups } from '../../../loaders/in-groups.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { NeighboursRow, SequenceEntryRow, SequenceRow } from './model.ts';
import { selectNeighbours, selectSequencesBySlug, sequencesById } from './queries.ts';

interface WantedNeighbours {
  readonly sequenceId: string;
  readonly postId: string;
}

export const sequenceLoaders = perRequest((scope: Scope) => {
  const sequenceById = byId<SequenceRow>(scope.reader, sequencesById(scope));
  return {
    byId: sequenceById,
    bySlug: byKey(
      (slugs) => selectSequencesBySlug(scope, slugs),
      (row) => row.slug,
    ),
    connection: keysetConnection<SequenceRow>(scope.reader, sequenceById.prime),
    neighbours: new DataLoader<WantedNeighbours, NeighboursRow | null, string>(
      (wanted) => loadNeighbours(scope, wanted),
      { cacheKeyFn: ({ sequenceId, postId }) => `${sequenceId} ${postId}` },
    ),
    entries: keysetConnection<SequenceEntryRow>(scope.reader),
  };
});

/** One statement for each sequence that is named. */
async function loadNeighbours(scope: Scope, wanted: readonly WantedNeighbours[]) {
  const rows = await inGroups(wanted, {
    groupOf: ({ sequenceId }) => sequenceId,
    keyOf: ({ postId }) => postId,
    load: async (group) => {
      const postIds = group.map(({ postId }) => postId);
      const found = await selectNeighbours(scope, { sequenceId: group[0].sequenceId, postIds });
      return new Map(found.map((row) => [row.postId, row]));
    },
  });
  return rows.map((row) => row ?? null);
}
