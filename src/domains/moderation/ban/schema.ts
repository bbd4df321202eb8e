import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../graphql/builder.ts';
import { mutation } from '../../../graphql/mutation.ts';
import type { UserRow } from '../../people/user/model.ts';
import { User } from '../../people/user/refs.ts';
import { reasonField } from '../log/reason-field.ts';
import { banUser, unbanUser } from './service.ts';

const userPayload: ObjectFieldsShape<Types, UserRow> = (t) => ({
  user: t.field({
    description: 'The person.',
    type: User,
    resolve: (user) => user,
  }),
});

mutation('banUser', {
  description:
    'Keeps somebody from writing for a time, in place of any earlier ban. They still read.',
  rule: 'user.ban',
  input: (t) => ({
    user: t.id({ required: true, description: 'Whom.' }),
    until: t.field({ type: 'DateTime', required: true, description: 'Until when.' }),
    reason: reasonField(t),
  }),
  resolve: banUser,
  payload: userPayload,
});

mutation('unbanUser', {
  description: 'Lets somebody write again before their ban is over.',
  rule: 'user.unban',
  input: (t) => ({
    user: t.id({ required: true, description: 'Whom.' }),
    reason: reasonField(t),
  }),
  resolve: unbanUser,
  payload: userPayload,
});
