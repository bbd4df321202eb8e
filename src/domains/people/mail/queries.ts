import sql from 'sql-template-tag';
import type { StatementReader } from '../../../db/database.ts';
import type { MailRecipient, MailSettingsRow } from './model.ts';

export async function selectMailSettings(
  reader: StatementReader,
  userId: string,
): Promise<MailSettingsRow | null> {
  const [row] = await reader.run<MailSettingsRow>(
    'mail.own',
    sql`
      select m.address, m.pending_address as "pendingAddress", m.frequency
      from mail_accounts m where m.user_id = ${userId}::uuid`,
  );
  return row ?? null;
}

/**
 * Whom to send what, as it is now: nothing that was read on the site or is of a kind that was turned off, and
 * nothing to accounts that are banned or closed, or get no e-mail any more.
 */
export async function selectRecipient(
  reader: StatementReader,
  {
    userId,
    notificationIds,
  }: { readonly userId: string; readonly notificationIds: readonly string[] },
): Promise<MailRecipient | null> {
  const [row] = await reader.run<MailRecipient>(
    'mail.recipient',
    sql`
      select m.address, m.key, coalesce((
          select json_agg(n.id order by n.created_at desc, n.id desc) from notifications n
          where n.id = any(${notificationIds}::uuid[]) and n.user_id = m.user_id and n.read_at is null
            and not exists (
              select from notification_settings s
              where s.user_id = m.user_id and s.kind = n.kind and s.channel = 'EMAIL'
                and not s.is_enabled
            )
        ), '[]') as "notificationIds"
      from mail_accounts m
      join users u on u.id = m.user_id
      where m.user_id = ${userId}::uuid and m.address is not null and m.frequency <> 'NEVER'
        and u.closed_at is null and coalesce(u.banned_until <= now(), true)`,
  );
  return row === undefined || row.notificationIds.length === 0 ? null : row;
}
