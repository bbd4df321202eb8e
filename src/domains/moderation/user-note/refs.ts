import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import type { UserNoteRow } from './model.ts';

export const UserNote = builder.objectRef<UserNoteRow>('UserNote');
export const UserNoteConnection = connectionType(UserNote, { things: 'notes on users' });
