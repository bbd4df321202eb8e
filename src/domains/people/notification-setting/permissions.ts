import { rule } from '../../../access/rule.ts';

/** The permission of all users to change their own notification settings. */
export const NOTIFICATION_SETTING_ACTIONS = {
  'notificationSetting.update': rule({
    description: 'Change which notifications you get.',
    on: ['None'],
    deny: () => null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof NOTIFICATION_SETTING_ACTIONS, unknown> {}
}
