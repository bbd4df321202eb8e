import { builder } from '../../../graphql/builder.ts';
import { listPrice } from '../../../graphql/prices.ts';
import { Viewer } from '../../viewer/refs.ts';
import { CHANNELS, OPTIONAL_KINDS } from './model.ts';
import { NotificationSettingRef } from './refs.ts';
import { notificationSettings } from './service.ts';

builder.objectField(Viewer, 'notificationSettings', (t) =>
  t.field({
    description:
      'Which notifications the viewer gets: one entry for each kind and channel that can be turned off. Notifications of the kind MODERATION cannot. Null for anonymous viewers.',
    type: [NotificationSettingRef],
    nullable: true,
    complexity: listPrice(CHANNELS.length * OPTIONAL_KINDS.length),
    resolve: (viewer, _args, scope) =>
      viewer.kind === 'member' ? notificationSettings(scope, viewer.id) : null,
  }),
);
