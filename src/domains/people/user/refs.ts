import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import type { UserRow } from './model.ts';

export const User = builder.objectRef<UserRow>('User');
export const UserConnection = connectionType(User, { things: 'users' });
