import { mutation } from '../../../../graphql/mutation.ts';
import { listPrice } from '../../../../graphql/prices.ts';
import { MAX_INPUT_ITEMS } from '../../../../lib/input-limits.ts';
import { viewerAfter } from '../../../viewer/refs.ts';
import { Notification } from '../refs.ts';
import { markedRead, markNotificationsRead } from './service.ts';

mutation('markNotificationsRead', {
  description: 'Marks some notifications as read, or all of them.',
  rule: 'notification.read',
  input: (t) => ({
    notificationIds: t.idList({
      description:
        'The ids of the notifications. Default: all. Ids of other users’ notifications are ignored.',
    }),
  }),
  resolve: markNotificationsRead,
  payload: (t) => ({
    notifications: t.field({
      description: 'The notifications with these ids, after the change.',
      type: [Notification],
      complexity: listPrice(MAX_INPUT_ITEMS),
      resolve: (marked, _args, scope) => markedRead(scope, marked),
    }),
    viewer: viewerAfter(t, 'The viewer with the new number of unread notifications.'),
  }),
});
