import { mutation } from '../../../../graphql/mutation.ts';
import { User } from '../../../people/user/refs.ts';
import { reasonField } from '../../log/reason-field.ts';
import { removeUserAvatar } from './service.ts';

mutation('removeUserAvatar', {
  description:
    'Removes the picture of a user, whether uploaded or on another site. The user can choose another one.',
  rule: 'user.removeAvatar',
  input: (t) => ({
    userId: t.id({ required: true, description: 'The id of the user whose picture is removed.' }),
    reason: reasonField(t),
  }),
  resolve: removeUserAvatar,
  payload: (t) => ({
    user: t.field({
      description: 'The user after the change.',
      type: User,
      resolve: (user) => user,
    }),
  }),
});
