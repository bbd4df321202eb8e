import { brandedNode } from '../../../graphql/branded-node.ts';
import { builder } from '../../../graphql/builder.ts';
import { pageArgs, pageComplexity } from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { toOne } from '../../../graphql/selection/to-one.ts';
import { User } from '../../people/user/refs.ts';
import { usersById } from '../../people/user/service.ts';
import { Viewer } from '../../viewer/refs.ts';
import { Moderated } from '../log/refs.ts';
import { Report, ReportConnection } from './refs.ts';
import { reports } from './service.ts';

builder.objectType(Report, {
  description:
    'A request that moderators look at something. Only the reporter and moderators can see it.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'Report'),
    reporter: t.field({
      description: 'The user who made the report. Null if the account no longer exists.',
      type: User,
      nullable: true,
      ...toOne('reporterId', usersById),
    }),
    subject: t.field({
      description: 'The reported content or user. Null if the viewer may no longer see it.',
      type: Moderated,
      nullable: true,
      reads: ['subject'],
      resolve: ({ subject }, _args, scope) => brandedNode(scope, subject),
    }),
    reason: t.exposeString('reason', { description: 'The reason, in the words of the reporter.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the report was made.',
    }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the report was resolved. Null while it is open.',
    }),
    resolvedBy: t.field({
      description:
        'The moderator who resolved the report. Null while it is open, or if the account no longer exists.',
      type: User,
      nullable: true,
      ...toOne('resolvedById', usersById),
    }),
    resolution: t.exposeString('resolution', {
      nullable: true,
      description: 'The outcome, in the words of the moderator. Null while the report is open.',
    }),
  }),
});

builder.objectField(Viewer, 'reports', (t) =>
  t.field({
    description:
      'The reports that the viewer may see, oldest first. Moderators see all of them, members their own. Null for anonymous viewers.',
    type: ReportConnection,
    nullable: true,
    args: {
      isResolved: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'True returns resolved reports, false open ones.',
      }),
      ...pageArgs(t.arg),
    },
    complexity: pageComplexity,
    resolve: (viewer, args, scope) => (viewer.kind === 'member' ? reports(scope, args) : null),
  }),
);
