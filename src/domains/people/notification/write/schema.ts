import { mutation } from '../../../../graphql/mutation.ts';
import { listPrice } from '../../../../graphql/prices.ts';
import { MAX_INPUT_ITEMS } from '../../../../lib/input-limits.ts';
import { Viewer } from '../../../viewer/refs.ts';
import { Notification } from '../refs.ts';
import { markedRead, markNotificationsRead } from './service.ts';

mutation('markNotificationsRead', {
  description: 'Marks notifications as read: those that are named, or all of them.',
  rule: 'notification.read',
  input: (t) => ({
    notifications: t.idList({
      description: 'Which; all when it is left out. What is not the viewer’s is passed over.',
    }),
  }),
  resolve: markNotificationsRead,
  payload: (t) => ({
    notifications: t.field({
      description: 'Those that were named, as they are now.',
      type: [Notification],
      complexity: listPrice(MAX_INPUT_ITEMS),
      resolve: (marked, _args, scope) => markedRead(scope, marked),
    }),
    viewer: t.field({
      description: 'The viewer, who has fewer to read.',
      type: Viewer,
      resolve: (_marked, _args, scope) => scope.viewer,
    }),
  }),
});
