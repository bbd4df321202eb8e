import type { NotificationKind } from '../notification/model.ts';

/** How a notification reaches its recipient. */
export type NotificationChannel = 'SITE' | 'EMAIL';

/** Whether the viewer wants notifications of this kind by this channel. */
export interface NotificationSetting {
  readonly kind: NotificationKind;
  readonly channel: NotificationChannel;
  readonly isEnabled: boolean;
}

/** Kinds that users can turn off, in the order in which they are shown. Moderation always notifies. */
export const OPTIONAL_KINDS = [
  'REPLY',
  'MENTION',
  'COMMENT',
  'POST',
  'EDIT',
  'INVITATION',
  'REACTION',
] as const satisfies readonly NotificationKind[];

export const CHANNELS = ['SITE', 'EMAIL'] as const satisfies readonly NotificationChannel[];
