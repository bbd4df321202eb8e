import sql from 'sql-template-tag';
import { assertMay, parseIdOf } from '../../../../access/assertions.ts';
import { checkEach } from '../../../../lib/check-all.ts';
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
 * @throws PublicError INVALID_ID, NOT_FOUND, RATE_LIMITED, UNAUTHENTICATED, FORBIDDEN
 */
export async function markNotificationsRead(
  scope: Scope,
  { notificationIds }: MarkNotificationsReadInput,
): Promise<MarkedRead> {
  const viewer = await assertMay(scope, 'notification.read', null);
  const ids =
    notificationIds &&
    (await checkEach(notificationIds, (id, index) =>
      parseIdOf(scope, 'Notification', { id, argument: `input.notificationIds.${index}` }),
    ));
  const only = ids ? sql`and id = any(${ids}::uuid[])` : sql``;
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
