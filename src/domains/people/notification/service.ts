import type { MaybePromise } from '../../../lib/maybe-promise.ts';
import { type Connection, connection } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { notificationLoaders } from './loaders.ts';
import type { NotificationRow } from './model.ts';
import { notificationList } from './queries.ts';

/** A notification of the viewer's own by its id; null for any other. */
export function notificationById(scope: Scope, id: string): MaybePromise<NotificationRow | null> {
  return notificationLoaders(scope)?.byId.load(id) ?? null;
}

export interface NotificationListArguments extends PageArguments {
  readonly unreadOnly?: boolean | null | undefined;
}

/** The notifications of the viewer, newest first; null for anonymous viewers. */
export function notifications(
  scope: Scope,
  args: NotificationListArguments,
): Connection<NotificationRow> | null {
  const { viewer } = scope;
  const loaders = notificationLoaders(scope);
  if (viewer.kind === 'anonymous' || loaders === null) return null;
  return connection({
    loader: loaders.connection,
    list: notificationList(scope, viewer, { unreadOnly: args.unreadOnly ?? false }),
    parentId: viewer.id,
    args,
  });
}

/** How many notifications that the viewer may still see are unread. */
export async function unreadCount(scope: Scope): Promise<number> {
  return (await notifications(scope, { unreadOnly: true })?.totalCount()) ?? 0;
}
