import { rule } from '../../../access/rule.ts';

/** Permissions for notifications: all users may change their own. */
export const NOTIFICATION_ACTIONS = {
  'notification.read': rule({
    description: 'Mark your own notifications as read.',
    on: ['None'],
    deny: () => null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof NOTIFICATION_ACTIONS, unknown> {}
}
