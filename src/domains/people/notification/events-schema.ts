import { assertMember } from '../../../access/writers.ts';
import { subscription } from '../../../graphql/subscription.ts';
import { viewerAfter } from '../../viewer/refs.ts';
import { NOTIFICATION_ADDED } from './events.ts';
import { Notification } from './refs.ts';
import { notificationById } from './service.ts';

subscription('notificationAdded', {
  description: 'New notifications of the viewer, who must be signed in.',
  kind: NOTIFICATION_ADDED,
  scopeId: ({ viewer }) => assertMember(viewer).id,
  load: (scope, { nodeId }) => notificationById(scope, nodeId),
  payload: {
    description: 'An event: the viewer has a new notification.',
    fields: (t) => ({
      notification: t.field({
        description: 'The new notification.',
        type: Notification,
        resolve: ({ node }) => node,
      }),
      viewer: viewerAfter(t, 'The viewer with the new number of unread notifications.'),
    }),
  },
});
