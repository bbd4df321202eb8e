import sql from 'sql-template-tag';
import { assertMay } from '../../../../access/assertions.ts';
import { inputError } from '../../../../lib/errors.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import type { NotificationKind } from '../../notification/model.ts';
import type { NotificationChannel } from '../model.ts';

export interface NotificationSettingInput {
  readonly kind: NotificationKind;
  readonly channel?: NotificationChannel | null | undefined;
  readonly isEnabled: boolean;
}

/**
 * Changes which notifications the viewer gets.
 *
 * @throws PublicError BAD_USER_INPUT, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function updateNotificationSetting(
  scope: Scope,
  { kind, channel, isEnabled }: NotificationSettingInput,
): Promise<Scope['viewer']> {
  const viewer = await assertMay(scope, 'notificationSetting.update', null);
  if (kind === 'MODERATION') {
    throw inputError('input.kind', 'Notifications of the kind MODERATION cannot be turned off.');
  }
  await write({ scope, viewer, class: 'edit' }, (tx) =>
    tx.execute(
      'notificationSetting.set',
      sql`
        insert into notification_settings (user_id, kind, channel, is_enabled)
        values (${viewer.id}::uuid, ${kind}::"NotificationKind",
          ${channel ?? 'SITE'}::"NotificationChannel", ${isEnabled})
        on conflict (user_id, kind, channel) do update set is_enabled = excluded.is_enabled`,
    ),
  );
  return viewer;
}
