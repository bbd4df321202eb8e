import { mutation } from '../../../../graphql/mutation.ts';
import { viewerAfter } from '../../../viewer/refs.ts';
import { NotificationKindRef } from '../../notification/refs.ts';
import { NotificationChannelRef } from '../refs.ts';
import { updateNotificationSetting } from './service.ts';

mutation('updateNotificationSetting', {
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
    viewer: viewerAfter(t, 'The viewer with all settings after the change.'),
  }),
});
