import { byId, byKey } from '../../loaders/by-id.ts';
import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { manyByKey } from '../../loaders/many-by-key.ts';
import { perRequest } from '../../loaders/per-request.ts';
import type { Scope } from '../scope.ts';
import type { PostRow } from './model.ts';
import { selectCoauthors, selectPostsById, selectPostsBySlug } from './queries.ts';

export const postLoaders = perRequest((scope: Scope) => {
  const postsById = byId((ids) => selectPostsById(scope, ids));
  return {
    byId: postsById,
    bySlug: byKey(
      (slugs) => selectPostsBySlug(scope, slugs),
      (row) => row.slug,
    ),
    coauthors: manyByKey(
      (postIds) => selectCoauthors(scope, postIds),
      (row) => row.postId,
    ),
    connection: keysetConnection<PostRow>(scope.reader, (row) => postsById.prime(row.id, row)),
  };
});
