import { builder } from '../../../graphql/builder.ts';
import { MAIL_FREQUENCIES, type MailFrequency, type MailSettingsRow } from './model.ts';

const DESCRIPTIONS: Record<MailFrequency, string> = {
  IMMEDIATE: 'An e-mail soon after each notification.',
  DAILY: 'One e-mail a day with all notifications, a day after the first of them.',
  WEEKLY: 'One e-mail a week with all notifications, a week after the first of them.',
  NEVER: 'No e-mail about notifications.',
};

export const MailFrequencyRef = builder.enumType('MailFrequency', {
  description: 'How often a user gets e-mail about notifications.',
  values: Object.fromEntries(
    MAIL_FREQUENCIES.map((name) => [name, { description: DESCRIPTIONS[name] }]),
  ) as Record<MailFrequency, { description: string }>,
});

export const MailSettingsRef = builder.objectRef<MailSettingsRow>('MailSettings');
