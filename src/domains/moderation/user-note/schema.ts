import { builder } from '../../../graphql/builder.ts';
import { pageArgs, rootPageComplexity } from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { toOne } from '../../../graphql/selection/to-one.ts';
import { timeRangeFields } from '../../../graphql/time-range-fields.ts';
import { User } from '../../people/user/refs.ts';
import { usersById } from '../../people/user/service.ts';
import { Viewer } from '../../viewer/refs.ts';
import { UserNote, UserNoteConnection } from './refs.ts';
import { userNotes } from './service.ts';

const UserNoteKindRef = builder.enumType('UserNoteKind', {
  description: 'Says who can read a note on a user.',
  values: {
    NOTE: { description: 'A note for moderators only.' },
    WARNING: { description: 'A warning, which the user can read too.' },
  } as const,
});

const UserNoteFilterRef = builder.inputType('UserNoteFilter', {
  description: 'Conditions for a list of notes. A note must meet all of them.',
  fields: (t) => ({
    kinds: t.field({ type: [UserNoteKindRef], description: 'Only notes of one of these kinds.' }),
    ...timeRangeFields(t, 'notes written'),
    users: t.stringList({ description: 'Only notes on users with these usernames.' }),
  }),
});

builder.objectType(UserNote, {
  description:
    'What a moderator wrote about a user. Moderators can see all notes, and users the warnings that they got.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'UserNote'),
    noteKind: t.field({
      description: 'Whether this is a note for moderators or a warning.',
      type: UserNoteKindRef,
      reads: ['kind'],
      resolve: ({ kind }) => kind,
    }),
    user: t.field({
      description: 'The user whom the note is about.',
      type: User,
      nullable: true,
      ...toOne('userId', usersById),
    }),
    moderator: t.field({
      description: 'The moderator who wrote the note. Null if the account no longer exists.',
      type: User,
      nullable: true,
      ...toOne('moderatorId', usersById),
    }),
    moderatorName: t.exposeString('moderatorName', {
      description:
        'The display name of the moderator: the present one, or the last one if the account no longer exists.',
    }),
    text: t.exposeString('text', { description: 'What the moderator wrote, as plain text.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the note was written.',
    }),
  }),
});

builder.objectField(Viewer, 'userNotes', (t) =>
  t.field({
    description:
      'The notes on users that the viewer may see, newest first. Moderators see all of them, members the warnings that they got. Null for anonymous viewers.',
    type: UserNoteConnection,
    nullable: true,
    args: {
      filter: t.arg({
        type: UserNoteFilterRef,
        description: 'Conditions for the items to return. Default: all items.',
      }),
      ...pageArgs(t.arg),
    },
    complexity: rootPageComplexity,
    resolve: (viewer, args, scope) => (viewer.kind === 'member' ? userNotes(scope, args) : null),
  }),
);
