import { brandedNode } from '../../../graphql/branded-node.ts';
import { builder } from '../../../graphql/builder.ts';
import { pageArgs, pageComplexity } from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { toOne } from '../../../graphql/selection/to-one.ts';
import { User } from '../../people/user/refs.ts';
import { usersById } from '../../people/user/service.ts';
import { Moderated, ModerationAction, ModerationActionConnection } from './refs.ts';
import { moderationLog } from './service.ts';

const ModerationKindRef = builder.enumType('ModerationKind', {
  description: 'What a moderator did.',
  values: {
    HIDE: { description: 'Hid a post or comment, or rejected a text that was held for review.' },
    UNHIDE: { description: 'Showed a hidden post or comment again.' },
    APPROVE: { description: 'Showed a text that had been held for review.' },
    LOCK: { description: 'Closed a post to comments.' },
    UNLOCK: { description: 'Opened a locked post to comments again.' },
    PROTECT: { description: 'Let only trusted people edit a wiki page.' },
    UNPROTECT: { description: 'Let everybody edit a protected wiki page again.' },
    BAN: { description: 'Kept somebody from writing for a time.' },
    UNBAN: { description: 'Let somebody write again before their ban was over.' },
    ROLE: { description: 'Changed what somebody is trusted with.' },
  },
});

builder.objectType(ModerationAction, {
  description: 'An entry of the public log of moderation: who did what, when, and why.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'ModerationAction'),
    kind: t.field({
      description: 'What was done.',
      type: ModerationKindRef,
      reads: ['kind'],
      resolve: ({ kind }) => kind,
    }),
    moderator: t.field({
      description: 'Who did it; null when the account is gone.',
      type: User,
      nullable: true,
      ...toOne('moderatorId', usersById),
    }),
    moderatorName: t.exposeString('moderatorName', {
      description: 'The name to show, also when the account is gone.',
    }),
    subject: t.field({
      description: 'What it was done to; null when the viewer may not see that.',
      type: Moderated,
      nullable: true,
      reads: ['subject'],
      resolve: async ({ subject }, _args, scope) => (await brandedNode(scope, subject)) as never,
    }),
    reason: t.exposeString('reason', { description: 'Why, in the words of the moderator.' }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when a ban lasts; null for everything else.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When.' }),
  }),
});

builder.queryField('moderationLog', (t) =>
  t.field({
    rule: 'public',
    description: 'What moderators did, newest first.',
    type: ModerationActionConnection,
    args: pageArgs(t.arg),
    complexity: pageComplexity,
    resolve: (_root, args, scope) => moderationLog(scope, args),
  }),
);
