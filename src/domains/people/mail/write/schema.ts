import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { MailFrequencyRef, MailSettingsRef } from '../refs.ts';
import { mailSettings } from '../service.ts';
import { type ChangedMailSettings, updateMailAddress, updateMailFrequency } from './service.ts';

const payload: ObjectFieldsShape<Types, ChangedMailSettings> = (t) => ({
  mailSettings: t.field({
    description: 'The settings after the change, as in `viewer { mailSettings }`.',
    type: MailSettingsRef,
    resolve: ({ userId }, _args, scope) => mailSettings(scope, userId),
  }),
});

mutation('updateMailAddress', {
  description:
    'Changes where the viewer gets e-mail. An e-mail with a link goes to the address. When it is opened, within 24 hours, the address takes the place of the former one.',
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
