import { byId } from '../../../loaders/by-id.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { ModerationActionRow } from './model.ts';
import { moderationActionsById } from './queries.ts';

export const moderationLoaders = perRequest((scope: Scope) => {
  const actionById = byId<ModerationActionRow>(scope.reader, moderationActionsById(scope));
  return {
    byId: actionById,
    connection: keysetConnection<ModerationActionRow>(scope.reader, actionById.prime),
  };
});
