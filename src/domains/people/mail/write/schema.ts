import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import type { Scope } from '../../../../request/scope.ts';
import { viewerAfter } from '../../../viewer/refs.ts';
import { MailFrequencyRef } from '../refs.ts';
import { updateMailAddress, updateMailFrequency } from './service.ts';

const payload: ObjectFieldsShape<Types, Scope['viewer']> = (t) => ({
  viewer: viewerAfter(t, 'The viewer with the settings after the change.'),
});

mutation('updateMailAddress', {
  description:
    'Changes where the viewer gets e-mail. An e-mail with a link goes to the address. When it is opened, within 24 hours, the address takes the place of the former one. A session may do this within 15 minutes after signing in.',
  rule: 'mail.update',
  input: (t) => ({
    address: t.string({
      description: 'The e-mail address, without a name. Null removes the present address at once.',
    }),
  }),
  resolve: updateMailAddress,
  payload,
});

mutation('updateMailFrequency', {
  description:
    'Changes how often the viewer gets e-mail about notifications. `updateNotificationSetting` says about which kinds.',
  rule: 'mail.update',
  input: (t) => ({
    frequency: t.field({
      type: MailFrequencyRef,
      required: true,
      description: 'How often. What waits for the next digest is sent at once with IMMEDIATE.',
    }),
  }),
  resolve: updateMailFrequency,
  payload,
});
