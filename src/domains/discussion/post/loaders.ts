import { byId } from '../../../loaders/by-id.ts';
import { byKey } from '../../../loaders/by-key.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { manyByKey } from '../../../loaders/many-by-key.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { type OwnCoauthorship, ownCoauthorshipsByPost, selectInvited } from './coauthor-queries.ts';
import type { InvitationRow, PostRow } from './model.ts';
import { postsById, selectCoauthors, selectPostsBySlug } from './queries.ts';
import { selectSavedDrafts } from './saved-draft-queries.ts';

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
    connection: keysetConnection<PostRow>(scope.reader, postById.prime),
    invitations: keysetConnection<InvitationRow>(scope.reader, postById.prime),
  };
});
