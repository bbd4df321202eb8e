import { eventKind } from '../../../live/event.ts';

/** A user got a notification, which is private. */
export const NOTIFICATION_ADDED = eventKind({
  name: 'NOTIFICATION_ADDED',
  webhook: null,
  targetOf: ({
    notificationId,
    userId,
  }: {
    readonly notificationId: string;
    readonly userId: string;
  }) => ({ scopeId: userId, nodeKind: 'Notification', nodeId: notificationId }),
});
