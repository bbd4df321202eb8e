export const MAIL_FREQUENCIES = ['IMMEDIATE', 'DAILY', 'WEEKLY', 'NEVER'] as const;

export type MailFrequency = (typeof MAIL_FREQUENCIES)[number];

/** Where an account gets e-mail, and how often. */
export interface MailSettingsRow {
  readonly address: string | null;
  readonly pendingAddress: string | null;
  readonly frequency: MailFrequency;
}

/** For whom an e-mail is, and what goes into it. */
export interface MailRecipient {
  readonly address: string;
  /** Signs the link to unsubscribe. */
  readonly key: string;
  /** Of the notifications that were to be sent: those that are still to be. */
  readonly notificationIds: readonly string[];
}
