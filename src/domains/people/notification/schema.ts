import { listedNode } from '../../../graphql/branded-node.ts';
import { builder } from '../../../graphql/builder.ts';
import { pageArgs, pageComplexity } from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { toOne } from '../../../graphql/selection/to-one.ts';
import { Viewer } from '../../viewer/refs.ts';
import { User } from '../user/refs.ts';
import { usersById } from '../user/service.ts';
import {
  Notification,
  NotificationConnection,
  NotificationKindRef,
  NotificationSubject,
} from './refs.ts';
import { notifications, unreadCount } from './service.ts';

builder.objectType(Notification, {
  description: 'A message to the viewer about something that happened. Nobody else can see it.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'Notification'),
    kind: t.field({
      description: 'The kind of event that caused the notification.',
      type: NotificationKindRef,
      reads: ['kind'],
      resolve: ({ kind }) => kind,
    }),
    actor: t.field({
      description: 'The user who caused the event. Null if the account no longer exists.',
      type: User,
      nullable: true,
      ...toOne('actorId', usersById),
    }),
    subject: t.field({
      description: 'The comment, post or wiki page that the notification is about.',
      type: NotificationSubject,
      reads: ['subject'],
      resolve: ({ subject }, _args, scope) => listedNode(scope, subject),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the event happened.' }),
    readAt: t.expose('readAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the notification was marked as read. Null if it is unread.',
    }),
  }),
});

builder.objectFields(Viewer, (t) => ({
  notifications: t.field({
    description:
      'The viewer’s notifications, newest first. Those about content that the viewer may no longer see are left out. Null for anonymous viewers.',
    type: NotificationConnection,
    nullable: true,
    args: {
      unreadOnly: t.arg.boolean({
        description: 'True returns only unread notifications. The default is false.',
      }),
      ...pageArgs(t.arg),
    },
    complexity: pageComplexity,
    resolve: (_viewer, args, scope) => notifications(scope, args),
  }),
  unreadNotificationCount: t.int({
    description: 'The number of unread notifications.',
    resolve: (_viewer, _args, scope) => unreadCount(scope),
  }),
}));
