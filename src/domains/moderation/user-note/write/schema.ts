import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../../graphql/builder.ts';
import { edgeTypeOf } from '../../../../graphql/connection.ts';
import { idempotencyKey, mutation } from '../../../../graphql/mutation.ts';
import type { UserNoteRow } from '../model.ts';
import { UserNote, UserNoteConnection } from '../refs.ts';
import { userNotes } from '../service.ts';
import { addUserNote, warnUser } from './service.ts';

const payload: ObjectFieldsShape<Types, UserNoteRow> = (t) => ({
  userNote: t.field({
    description: 'The new note.',
    type: UserNote,
    resolve: (note) => note,
  }),
  userNoteEdge: t.field({
    description: 'The note with its cursor in `viewer { userNotes }`.',
    type: edgeTypeOf(UserNoteConnection),
    nullable: true,
    resolve: async (row, _args, scope) => ({ row, connection: await userNotes(scope, {}) }),
  }),
});

mutation('addUserNote', {
  description: 'Writes a note on a user. Only moderators can read it.',
  rule: 'user.note',
  input: (t) => ({
    userId: t.id({ required: true, description: 'The id of the user whom the note is about.' }),
    text: t.string({
      required: true,
      description: 'The note as plain text. At most 1,000 characters.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
  resolve: addUserNote,
  payload,
});

mutation('warnUser', {
  description:
    'Warns a user. The user gets a notification; nobody else but moderators can read it.',
  rule: 'user.warn',
  input: (t) => ({
    userId: t.id({ required: true, description: 'The id of the user who gets the warning.' }),
    text: t.string({
      required: true,
      description: 'The warning as plain text. At most 1,000 characters. The user can read it.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
  resolve: warnUser,
  payload,
});
