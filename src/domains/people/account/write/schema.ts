import type { ObjectFieldsShape } from '@pothos/core';
import { builder, type Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import type { UserRow } from '../../user/model.ts';
import { User } from '../../user/refs.ts';
import { changeUsername, closeAccount } from './service.ts';

const payload: ObjectFieldsShape<Types, UserRow> = (t) => ({
  user: t.field({
    description: 'The user after the change.',
    type: User,
    resolve: (user) => user,
  }),
});

mutation('changeUsername', {
  description: 'Changes your own username. The old username continues to lead to your profile.',
  rule: 'account.rename',
  input: (t) => ({
    username: t.string({
      required: true,
      description:
        'The new username: at most 40 lower-case letters `a` to `z`, digits, and hyphens between them. It must never have belonged to another user, and cannot be the name of a role, such as `moderator`.',
    }),
  }),
  resolve: changeUsername,
  payload,
});

const WritingRef = builder.enumType('ClosedAccountTexts', {
  description: 'What happens to the texts of a user who closes their account.',
  values: {
    KEEP: { description: 'The texts remain under the user’s name, and so does the profile.' },
    ANONYMISE: {
      description:
        'The texts remain without an author. The profile is emptied, and the username becomes free.',
    },
  } as const,
});

mutation('closeAccount', {
  description: 'Closes your own account permanently. Your texts remain. A token cannot do this.',
  rule: 'account.close',
  input: (t) => ({
    username: t.string({ required: true, description: 'Your own username, as a confirmation.' }),
    writing: t.field({
      type: WritingRef,
      required: true,
      description: 'Under which name your texts remain visible.',
    }),
  }),
  resolve: closeAccount,
  payload,
});
