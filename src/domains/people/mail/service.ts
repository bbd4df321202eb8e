import type { StatementReader } from '../../../db/database.ts';
import type { Scope } from '../../../request/scope.ts';
import type { MailRecipient, MailSettingsRow } from './model.ts';
import { selectMailSettings, selectRecipient } from './queries.ts';
import { unsubscribeToken } from './unsubscribe-token.ts';

const UNCHANGED: MailSettingsRow = { address: null, pendingAddress: null, frequency: 'IMMEDIATE' };

/** What a user set; without a row, nothing yet. */
export async function mailSettings({ reader }: Scope, userId: string): Promise<MailSettingsRow> {
  return (await selectMailSettings(reader, userId)) ?? UNCHANGED;
}

/** Whom to send which notifications, as it is now; null for nobody. */
export async function mailRecipient(
  db: StatementReader,
  due: { readonly userId: string; readonly notificationIds: readonly string[] },
): Promise<(MailRecipient & { readonly unsubscribeToken: string }) | null> {
  const recipient = await selectRecipient(db, due);
  return (
    recipient && { ...recipient, unsubscribeToken: unsubscribeToken(due.userId, recipient.key) }
  );
}
