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
    'That somebody thinks moderators should look at something. Only they and moderators see it.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'Report'),
    reporter: t.field({
      description: 'Who thinks so; null when the account is gone.',
      type: User,
      nullable: true,
      ...toOne('reporterId', usersById),
    }),
    subject: t.field({
      description: 'What to look at; null when the viewer may not see it any more.',
      type: Moderated,
      nullable: true,
      reads: ['subject'],
      resolve: async ({ subject }, _args, scope) => (await brandedNode(scope, subject)) as never,
    }),
    reason: t.exposeString('reason', { description: 'Why, in their own words.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when it waits.' }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was resolved; null while it waits.',
    }),
    resolvedBy: t.field({
      description: 'Who resolved it; null while it waits, or when the account is gone.',
      type: User,
      nullable: true,
      ...toOne('resolvedById', usersById),
    }),
    resolution: t.exposeString('resolution', {
      nullable: true,
      description: 'What came of it; null while it waits.',
    }),
  }),
});

builder.objectField(Viewer, 'reports', (t) =>
  t.field({
    description:
      'The reports that the viewer may see, oldest first: moderators all, others their own. Null for nobody in particular.',
    type: ReportConnection,
    nullable: true,
    args: {
      isResolved: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Those that were resolved, instead of those that wait.',
      }),
      ...pageArgs(t.arg),
    },
    complexity: pageComplexity,
    resolve: (viewer, args, scope) => (viewer.kind === 'member' ? reports(scope, args) : null),
  }),
);
