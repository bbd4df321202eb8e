import { builder } from '../../../graphql/builder.ts';
import { NotificationKindRef } from '../notification/refs.ts';
import type { NotificationChannel, NotificationSetting } from './model.ts';

export const NotificationChannelRef = builder.enumType('NotificationChannel', {
  description: 'The ways in which a notification reaches its recipient.',
  values: {
    SITE: { description: 'The list `viewer { notifications }` and the subscription to it.' },
    EMAIL: {
      description:
        'E-mail about notifications of the list: a kind that is turned off for SITE causes no e-mail either.',
    },
  } as const satisfies Record<NotificationChannel, object>,
});

export const NotificationSettingRef = builder
  .objectRef<NotificationSetting>('NotificationSetting')
  .implement({
    description: 'Whether the viewer gets notifications of one kind by one channel.',
    fields: (t) => ({
      kind: t.field({
        description: 'The kind that the viewer can turn off.',
        type: NotificationKindRef,
        resolve: ({ kind }) => kind,
      }),
      channel: t.field({
        description: 'The way in which the notifications reach the viewer.',
        type: NotificationChannelRef,
        resolve: ({ channel }) => channel,
      }),
      isEnabled: t.exposeBoolean('isEnabled', {
        description:
          'Whether the viewer gets these notifications. True until the viewer changes it.',
      }),
    }),
  });
