import { brandedNode } from '../../../graphql/branded-node.ts';
import { builder } from '../../../graphql/builder.ts';
import { pageArgs, rootPageComplexity } from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { toOne } from '../../../graphql/selection/to-one.ts';
import { timeRangeFields } from '../../../graphql/time-range-fields.ts';
import { User } from '../../people/user/refs.ts';
import { usersById } from '../../people/user/service.ts';
import { Moderated, ModerationAction, ModerationActionConnection } from './refs.ts';
import { moderationLog } from './service.ts';

const ModerationKindRef = builder.enumType('ModerationKind', {
  description: 'The kinds of entries in the moderation log.',
  values: {
    HIDE: {
      description:
        'Hid a post, a comment or the text of a version of a wiki page, or rejected a text that was held for review.',
    },
    UNHIDE: {
      description: 'Showed a hidden post, comment or version of a wiki page again.',
    },
    APPROVE: { description: 'Approved a text that was held for review.' },
    LOCK: { description: 'Locked a post, so that it accepts no new comments.' },
    UNLOCK: { description: 'Unlocked a post, so that it accepts comments again.' },
    PIN: { description: 'Pinned a post to the front page.' },
    UNPIN: { description: 'Removed a post from the pinned posts of the front page.' },
    CURATE: { description: 'Put a post among the curated ones.' },
    UNCURATE: { description: 'Removed a post from the curated ones.' },
    PROTECT: { description: 'Protected a wiki page, so that only trusted members can edit it.' },
    UNPROTECT: {
      description: 'Removed the protection of a wiki page, so that every member can edit it.',
    },
    BAN: { description: 'Banned a user from writing for a limited time.' },
    UNBAN: { description: 'Ended a ban early.' },
    ROLE: { description: 'Changed the role of a user.' },
    DELETE: { description: 'Deleted a wiki page.' },
    RESTORE: { description: 'Restored a deleted wiki page.' },
    MERGE: { description: 'Merged a wiki page into another one.' },
    REMOVE_AVATAR: { description: 'Removed the picture of a user.' },
  },
});

const ModerationFilterRef = builder.inputType('ModerationFilter', {
  description: 'Conditions for the moderation log. An entry must meet all of them.',
  fields: (t) => ({
    kinds: t.field({
      type: [ModerationKindRef],
      description: 'Only entries of one of these kinds.',
    }),
    moderators: t.stringList({
      description: 'Only actions of moderators with these usernames.',
    }),
    users: t.stringList({
      description:
        'Only actions on users with these usernames: bans, changes of the role and removed pictures, but not actions on their texts.',
    }),
    subjectId: t.id({
      description:
        'Only actions on the content or user with this id. Nothing if the viewer may not see it.',
    }),
    ...timeRangeFields(t, 'actions'),
  }),
});

builder.objectType(ModerationAction, {
  description: 'An entry of the public moderation log.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'ModerationAction'),
    kind: t.field({
      description: 'What the moderator did.',
      type: ModerationKindRef,
      reads: ['kind'],
      resolve: ({ kind }) => kind,
    }),
    moderator: t.field({
      description: 'The moderator. Null if the account no longer exists.',
      type: User,
      nullable: true,
      ...toOne('moderatorId', usersById),
    }),
    moderatorName: t.exposeString('moderatorName', {
      description:
        'The display name of the moderator: the present one, or the last one if the account no longer exists.',
    }),
    subject: t.field({
      description:
        'The content or user that the moderator acted on. Null if the viewer may not see it.',
      type: Moderated,
      nullable: true,
      reads: ['subject'],
      resolve: ({ subject }, _args, scope) => brandedNode(scope, subject),
    }),
    reason: t.exposeString('reason', { description: 'The reason, in the words of the moderator.' }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'When the ban ends. Null unless `kind` is `BAN`.',
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the moderator acted.',
    }),
  }),
});

builder.queryField('moderationLog', (t) =>
  t.field({
    rule: 'public',
    description: 'The actions of moderators, newest first.',
    type: ModerationActionConnection,
    args: {
      filter: t.arg({
        type: ModerationFilterRef,
        description: 'Conditions for the items to return. Default: all items.',
      }),
      ...pageArgs(t.arg),
    },
    complexity: rootPageComplexity,
    resolve: (_root, args, scope) => moderationLog(scope, args),
  }),
);
