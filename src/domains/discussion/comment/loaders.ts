import DataLoader from 'dataloader';
import { groupBy } from '../../../lib/group-by.ts';
import { byId } from '../../../loaders/by-id.ts';
import { inGroups } from '../../../loaders/in-groups.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { CommentRow } from './model.ts';
import { type PlaceRow, placesById } from './place-queries.ts';
import { commentsById, selectAncestors } from './queries.ts';

interface WantedAncestors {
  readonly id: string;
  /** How many, from the nearest up. */
  readonly last: number;
}

export const commentLoaders = perRequest((scope: Scope) => {
  const commentById = byId<CommentRow>(scope.reader, commentsById(scope));
  return {
    byId: commentById,
    places: byId<PlaceRow>(scope.reader, placesById(scope)),
    ancestors: new DataLoader<WantedAncestors, readonly CommentRow[], string>(
      (wanted) => loadAncestors(scope, wanted),
      { cacheKeyFn: ({ id, last }) => `${id} ${last}` },
    ),
    connection: keysetConnection<CommentRow>(scope.reader, commentById.prime),
  };
});

async function loadAncestors(scope: Scope, wanted: readonly WantedAncestors[]) {
  const rows = await inGroups(wanted, {
    groupOf: ({ last }) => String(last),
    keyOf: ({ id }) => id,
    load: async (group) => {
      const ids = group.map(({ id }) => id);
      const ancestors = await selectAncestors(scope, { ids, last: group[0].last });
      return groupBy(ancestors, ({ leafId }) => leafId);
    },
  });
  return rows.map((row) => row ?? []);
}
