import sql from 'sql-template-tag';
import type { StatementReader } from '../../../db/database.ts';
import type { NotificationSetting } from './model.ts';

/** The settings that a user has changed. */
export function selectSettings(
  reader: StatementReader,
  userId: string,
): Promise<NotificationSetting[]> {
  return reader.run<NotificationSetting>(
    'notificationSetting.own',
    sql`select s.kind, s.channel, s.is_enabled as "isEnabled" from notification_settings s
      where s.user_id = ${userId}::uuid`,
  );
}
