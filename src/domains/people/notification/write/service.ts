import sql from 'sql-template-tag';
import { assertMay } from '../../../../access/assertions.ts';
import { parseNodeId } from '../../../../access/node-ids.ts';
import { checkEach } from '../../../../lib/check-all.ts';
import { PublicError } from '../../../../lib/errors.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import type { NotificationRow } from '../model.ts';
import { notificationById } from '../service.ts';

export interface MarkNotificationsReadInput {
  /** Their ids; all there are when it is left out. */
  readonly notificationIds?: readonly string[] | null | undefined;
}

/** The notifications that were named, and are there, as they are now. */
export interface MarkedRead {
  readonly ids: readonly string[];
}

/**
 * Marks notifications of the viewer's own as read. What is not theirs, or not there, is passed over.
 *
 * @throws PublicError INVALID_ID, RATE_LIMITED, UNAUTHENTICATED, FORBIDDEN
 */
export async function markNotificationsRead(
  scope: Scope,
  { notificationIds }: MarkNotificationsReadInput,
): Promise<MarkedRead> {
  const viewer = await assertMay(scope, 'notification.read', null);
  const ids =
    notificationIds &&
    (await checkEach(notificationIds, (text, index) => notificationId(scope, text, index)));
  const only = ids === undefined ? sql`` : sql`and id = any(${ids}::uuid[])`;
  await write({ scope, viewer, class: 'edit' }, (tx) =>
    tx.execute(
      'notification.markRead',
      sql`
        update notifications set read_at = now()
        where user_id = ${viewer.id}::uuid and read_at is null ${only}`,
    ),
  );
  return { ids: ids ?? [] };
}

/** Those that were named, without what is not the viewer's to see. */
export async function markedRead(scope: Scope, { ids }: MarkedRead): Promise<NotificationRow[]> {
  const rows = await Promise.all(ids.map((id) => notificationById(scope, id)));
  return rows.filter((row) => row !== null);
}

function notificationId(scope: Scope, text: string, index: number): string {
  const argument = `input.notificationIds.${index}`;
  const { kind, id } = parseNodeId(scope, text, argument);
  if (kind === 'Notification') return id;
  throw new PublicError('This is not the id of a notification.', { code: 'INVALID_ID', argument });
}
