import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import type { UserRow } from './model.ts';

/** What has one author by name: the account may be gone. */
export const Authored = builder.interfaceRef<{
  readonly id: string;
  readonly authorId: string | null;
  readonly authorName: string;
}>('Authored');

export const User = builder.objectRef<UserRow>('User');
export const UserConnection = connectionType(User, { things: 'users' });

export const UserRoleRef = builder.enumType('UserRole', {
  description: 'The roles of users. Each role includes the permissions of the roles below it.',
  values: {
    MEMBER: { description: 'Reads, writes and votes.' },
    TRUSTED: {
      description:
        'A member whom the operator of the site trusts. Also edits protected wiki pages, and their texts are not held for review.',
    },
    MODERATOR: { description: 'Also moderates the content of others.' },
    ADMIN: { description: 'Administers the site.' },
  },
});
