import { mutation } from '../../../../graphql/mutation.ts';
import { listPrice } from '../../../../graphql/prices.ts';
import { NotificationKindRef } from '../../notification/refs.ts';
import { CHANNELS, OPTIONAL_KINDS } from '../model.ts';
import { NotificationChannelRef, NotificationSettingRef } from '../refs.ts';
import { notificationSettings } from '../service.ts';
import {
  type ChangedSettings,
  type NotificationSettingInput,
  updateNotificationSetting,
} from './service.ts';

mutation<NotificationSettingInput, ChangedSettings>('updateNotificationSetting', {
  description: 'Changes whether the viewer gets notifications of one kind.',
  rule: 'notificationSetting.update',
  input: (t) => ({
    kind: t.field({
      type: NotificationKindRef,
      required: true,
      description: 'The kind of notifications. MODERATION cannot be turned off.',
    }),
    channel: t.field({
      type: NotificationChannelRef,
      description: 'The channel. The default is SITE.',
    }),
    isEnabled: t.boolean({
      required: true,
      description: 'Whether the viewer gets these notifications. Existing ones stay.',
    }),
  }),
  resolve: updateNotificationSetting,
  payload: (t) => ({
    notificationSettings: t.field({
      description: 'All settings after the change, as in `viewer { notificationSettings }`.',
      type: [NotificationSettingRef],
      complexity: listPrice(CHANNELS.length * OPTIONAL_KINDS.length),
      resolve: ({ userId }, _args, scope) => notificationSettings(scope, userId),
    }),
  }),
});
