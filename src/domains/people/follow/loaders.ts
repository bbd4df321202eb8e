import { byKey } from '../../../loaders/by-key.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { FollowRow } from './model.ts';
import { selectFollows } from './queries.ts';

export const followLoaders = perRequest((scope: Scope) => ({
  connection: keysetConnection<FollowRow>(scope.reader),
  /** The viewer's own, by what they are of. */
  bySubject: byKey<FollowRow>(
    async (ids) =>
      scope.viewer.kind === 'anonymous' ? [] : selectFollows(scope, scope.viewer.id, ids),
    ({ subject }) => subject.id,
  ),
}));
