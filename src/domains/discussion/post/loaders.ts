import DataLoader from 'dataloader';
import type { Prefetch } from '../../../db/database.ts';
import { groupBy } from '../../../lib/group-by.ts';
import { byId } from '../../../loaders/by-id.ts';
import { byKey } from '../../../loaders/by-key.ts';
import { inGroups } from '../../../loaders/in-groups.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { manyByKey } from '../../../loaders/many-by-key.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { type OwnCoauthorship, ownCoauthorshipsByPost, selectInvited } from './coauthor-queries.ts';
import type { InvitationRow, PostRow } from './model.ts';
import { postsById, selectCoauthors, selectPostsBySlug } from './queries.ts';
import { selectRelated } from './related-queries.ts';
import { selectSavedDrafts } from './saved-draft-queries.ts';

interface WantedRelated {
  readonly postId: string;
  readonly first: number;
}

export const postLoaders = perRequest((scope: Scope) => {
  const postById = byId<PostRow>(scope.reader, postsById(scope));
  return {
    byId: postById,
    bySlug: byKey(
      (slugs) => selectPostsBySlug(scope, slugs),
      (row) => row.slug,
    ),
    coauthors: manyByKey(
      (postIds) => selectCoauthors(scope, postIds),
      (row) => row.postId,
    ),
    invited: manyByKey(
      (postIds) => selectInvited(scope, postIds),
      (row) => row.postId,
    ),
    savedDrafts: byKey(
      (postIds) => selectSavedDrafts(scope, postIds),
      (row) => row.postId,
    ),
    coauthorships: byId<OwnCoauthorship>(scope.reader, ownCoauthorshipsByPost(scope.viewer)),
    related: new DataLoader<WantedRelated, readonly string[], string>(
      (wanted) => loadRelated(scope, wanted, postById.prefetchBy('relatedId')),
      { cacheKeyFn: ({ postId, first }) => `${postId} ${first}` },
    ),
    connection: keysetConnection<PostRow>(scope.reader, postById.prime),
    invitations: keysetConnection<InvitationRow>(scope.reader, postById.prime),
  };
});

/** The ids of related posts, with one statement for each length of their lists. */
async function loadRelated(scope: Scope, wanted: readonly WantedRelated[], prefetch: Prefetch) {
  const ids = await inGroups(wanted, {
    groupOf: ({ first }) => String(first),
    keyOf: ({ postId }) => postId,
    load: async (group) => {
      const postIds = group.map(({ postId }) => postId);
      const rows = await selectRelated(scope, { postIds, first: group[0].first, prefetch });
      const related = groupBy(rows, ({ postId }) => postId);
      return new Map([...related].map(([id, of]) => [id, of.map((row) => row.relatedId)]));
    },
  });
  return ids.map((of) => of ?? []);
}
