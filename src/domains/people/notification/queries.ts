import sql from 'sql-template-tag';
import type { MemberViewer } from '../../../access/viewer.ts';
import type { RowsById } from '../../../loaders/by-id.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import { itemColumns, itemList } from '../subject/item-list.ts';
import { isNoTombstone, visibleNotifications, visibleOwnTexts } from './policy.ts';

const TYPES = ['Notification'];

const columns = sql`, k.kind, k.actor_id as "actorId", k.read_at as "readAt"`;

/** The notifications of the viewer, newest first: all, or the unread ones. */
export function notificationList(
  scope: Scope,
  viewer: MemberViewer,
  { unreadOnly }: { readonly unreadOnly: boolean },
): ListQuery {
  const where = isNoTombstone(viewer);
  return itemList({
    noun: 'notification',
    table: 'notifications',
    owner: 'user_id',
    viewer,
    columns,
    otherSubjects: visibleOwnTexts(viewer),
    prefetches: prefetchesOf(scope, TYPES),
    only: unreadOnly
      ? { key: 'unread', where: sql`k.read_at is null and ${where}` }
      : { key: 'all', where },
  });
}

export function notificationsById(scope: Scope, viewer: MemberViewer): RowsById {
  return {
    name: 'notification.byId',
    query: (ids) => sql`
      select ${itemColumns('notifications')}${columns} from notifications k
      where k.id = any(${ids}) and ${visibleNotifications(viewer)}`,
    prefetches: prefetchesOf(scope, TYPES),
  };
}
