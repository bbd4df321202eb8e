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
  description: 'That somebody is told of something. Nobody else sees it.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'Notification'),
    kind: t.field({
      description: 'Why they are told.',
      type: NotificationKindRef,
      reads: ['kind'],
      resolve: ({ kind }) => kind,
    }),
    actor: t.field({
      description: 'Who did it; null when the account is gone.',
      type: User,
      nullable: true,
      ...toOne('actorId', usersById),
    }),
    subject: t.field({
      description: 'What it is about: the comment, the post, or the page.',
      type: NotificationSubject,
      reads: ['subject'],
      resolve: async ({ subject }, _args, scope) => (await listedNode(scope, subject)) as never,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it happened.' }),
    readAt: t.expose('readAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was marked as read; null when not yet.',
    }),
  }),
});

builder.objectFields(Viewer, (t) => ({
  notifications: t.field({
    description:
      'What they were told, newest first, as far as they may still see what it is about; null when nobody in particular asks.',
    type: NotificationConnection,
    nullable: true,
    args: {
      unreadOnly: t.arg.boolean({ description: 'Only what is not marked as read. Default: no.' }),
      ...pageArgs(t.arg),
    },
    complexity: pageComplexity,
    resolve: (_viewer, args, scope) => notifications(scope, args),
  }),
  unreadNotificationCount: t.int({
    description: 'How many of their notifications are not marked as read.',
    resolve: (_viewer, _args, scope) => unreadCount(scope),
  }),
}));
