import type { ObjectFieldsShape } from '@pothos/core';
import { builder, type Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import type { UserRow } from '../../user/model.ts';
import { User } from '../../user/refs.ts';
import { changeUsername, closeAccount } from './service.ts';

const payload: ObjectFieldsShape<Types, UserRow> = (t) => ({
  user: t.field({
    description: 'The person as they are now.',
    type: User,
    resolve: (user) => user,
  }),
});

mutation('changeUsername', {
  description: 'Changes one’s own username. The old one goes on leading to the same person.',
  rule: 'account.rename',
  input: (t) => ({
    username: t.string({
      required: true,
      description:
        'Up to 40 letters a to z, digits, and hyphens between them; nobody else’s, now or before, and not that of a role, such as `moderator`.',
    }),
  }),
  resolve: changeUsername,
  payload,
});

const WritingRef = builder.enumType('WritingOfWhoLeaves', {
  description: 'What becomes of what somebody wrote who closes their account.',
  values: {
    KEEP: { description: 'It stays under their name, and so does their profile.' },
    ANONYMISE: {
      description: 'It stays and is nobody’s; their profile is emptied, and their name is free.',
    },
  } as const,
});

mutation('closeAccount', {
  description: 'Closes one’s own account for good. What one wrote stays.',
  rule: 'account.close',
  input: (t) => ({
    username: t.string({ required: true, description: 'One’s own username, to be sure.' }),
    writing: t.field({
      type: WritingRef,
      required: true,
      description: 'Under which name what one wrote stays.',
    }),
  }),
  resolve: closeAccount,
  payload,
});
