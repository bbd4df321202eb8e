import { connectionOf } from '../../../graphql/connection.ts';
import type { UserRow } from '../user/model.ts';
import { User } from '../user/refs.ts';
import type { MuteRow } from './model.ts';
import { mutedUser } from './service.ts';

export const MutedUserConnection = connectionOf<MuteRow, UserRow>(User, {
  name: 'MutedUser',
  things: 'muted users',
  toNode: (mute, scope) => mutedUser(scope, mute),
  edgeFields: (t) => ({
    createdAt: t.field({
      description: 'When the viewer muted the user.',
      type: 'DateTime',
      resolve: ({ row }) => row.createdAt,
    }),
  }),
});
