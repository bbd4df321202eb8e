import { byId } from '../../../loaders/by-id.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { NotificationRow } from './model.ts';
import { notificationsById } from './queries.ts';

/** Null for anonymous viewers, who have no notifications. */
export const notificationLoaders = perRequest((scope: Scope) => {
  const { reader, viewer } = scope;
  if (viewer.kind === 'anonymous') return null;
  const notificationById = byId<NotificationRow>(reader, notificationsById(scope, viewer));
  return {
    byId: notificationById,
    connection: keysetConnection<NotificationRow>(reader, notificationById.prime),
  };
});
