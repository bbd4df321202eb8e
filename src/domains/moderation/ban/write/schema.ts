import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import type { UserRow } from '../../../people/user/model.ts';
import { User, UserRoleRef } from '../../../people/user/refs.ts';
import { reasonField } from '../../log/reason-field.ts';
import { banUser, setUserRole, unbanUser } from './service.ts';

const userPayload: ObjectFieldsShape<Types, UserRow> = (t) => ({
  user: t.field({
    description: 'The user after the change.',
    type: User,
    resolve: (user) => user,
  }),
});

mutation('banUser', {
  description:
    'Bans a user from writing for a limited time. The user can still read. A new ban replaces an earlier one.',
  rule: 'user.ban',
  input: (t) => ({
    userId: t.id({ required: true, description: 'The id of the user, as `User.id` returns it.' }),
    until: t.field({
      type: 'DateTime',
      required: true,
      description: 'The time at which the ban ends.',
    }),
    reason: reasonField(t),
  }),
  resolve: banUser,
  payload: userPayload,
});

mutation('unbanUser', {
  description: 'Ends the ban of a user early.',
  rule: 'user.unban',
  input: (t) => ({
    userId: t.id({ required: true, description: 'The id of the user, as `User.id` returns it.' }),
    reason: reasonField(t),
  }),
  resolve: unbanUser,
  payload: userPayload,
});

mutation('setUserRole', {
  description:
    'Changes the role of a user. Only admins may do this, and only the operator of the site can make or change admins. A higher role that the identity provider claims for the user remains.',
  rule: 'user.setRole',
  input: (t) => ({
    userId: t.id({ required: true, description: 'The id of the user whose role changes.' }),
    role: t.field({
      type: UserRoleRef,
      required: true,
      description: 'The new role: MEMBER, TRUSTED or MODERATOR.',
    }),
    reason: reasonField(t),
  }),
  resolve: setUserRole,
  payload: userPayload,
});
