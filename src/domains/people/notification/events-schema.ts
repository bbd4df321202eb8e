import { assertMember } from '../../../access/writers.ts';
import { subscription } from '../../../graphql/subscription.ts';
import { NOTIFICATION_ADDED } from './events.ts';
import { Notification } from './refs.ts';
import { notificationById } from './service.ts';

subscription('notificationAdded', {
  description: 'What the viewer is told, as it happens. It needs a token.',
  kind: NOTIFICATION_ADDED,
  scopeId: ({ viewer }) => assertMember(viewer).id,
  load: (scope, { nodeId }) => notificationById(scope, nodeId),
  payload: {
    description: 'That the viewer is told of something.',
    fields: (t) => ({
      notification: t.field({
        description: 'What they are told.',
        type: Notification,
        resolve: ({ node }) => node,
      }),
    }),
  },
});
