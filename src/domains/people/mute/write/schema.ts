import { edgeTypeOf } from '../../../../graphql/connection.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import type { UserRow } from '../../user/model.ts';
import { User } from '../../user/refs.ts';
import { MutedUserConnection } from '../muted-user-connection.ts';
import { edgeOfMute, type MuteInput, muteUser, unmuteUser } from './service.ts';

mutation<MuteInput, UserRow>('muteUser', {
  description:
    'Mutes a user for the viewer. `isMuted` marks what they write, and they cause no more notifications to the viewer, except as moderators. Nobody else can see this. Has no effect if the user is already muted.',
  rule: 'mute.update',
  input: (t) => ({
    userId: t.id({ required: true, description: 'The id of the user. You cannot mute yourself.' }),
  }),
  resolve: muteUser,
  payload: (t) => ({
    user: t.field({
      description: 'The muted user.',
      type: User,
      resolve: (user) => user,
    }),
    mutedUserEdge: t.field({
      description: 'The muted user with their cursor in `viewer { mutedUsers }`.',
      type: edgeTypeOf(MutedUserConnection),
      resolve: (user, _args, scope) => edgeOfMute(scope, user),
    }),
  }),
});

mutation<MuteInput, UserRow>('unmuteUser', {
  description: 'Ends the mute of a user. Has no effect if the user is not muted.',
  rule: 'mute.update',
  input: (t) => ({ userId: t.id({ required: true, description: 'The id of the muted user.' }) }),
  resolve: unmuteUser,
  payload: (t) => ({
    user: t.field({
      description: 'The user who is no longer muted.',
      type: User,
      resolve: (user) => user,
    }),
  }),
});
