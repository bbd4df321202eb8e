import sql, { join } from 'sql-template-tag';
import type { Database, StatementRunner } from '../../db/database.ts';
import { pauseAfter } from '../../lib/back-off.ts';
import type { Delivery } from './webhook.ts';

/** After so many attempts, over two days, a delivery is given up. */
export const MAX_ATTEMPTS = 12;

/** The first pause between two attempts, and the longest, in s. */
const BACK_OFF = { first: 5, factor: 4, longest: 12 * 3600 };

/** For how long an attempt belongs to who began it, in s: longer than one may take. */
const LEASE = 60;

/** Takes deliveries that are due, as the only one of all servers; they are due again if it dies. */
export function takeDue(db: Database, most: number): Promise<Delivery[]> {
  return db.transaction(async (tx) => {
    const due = await tx.run<Delivery>(
      'webhooks.selectDue',
      sql`select d.id, d.kind, d.node_kind as "nodeKind", d.node_id as "nodeId",
          d.created_at as "createdAt", d.attempts + 1 as attempts, w.url, w.secret,
          (select e.traceparent from events e where e.id = d.event_id) as traceparent
        from webhook_deliveries d join webhooks w on w.id = d.webhook_id
        where d.next_attempt_at <= now() and w.is_active
        order by d.next_attempt_at limit ${most} for update of d skip locked`,
    );
    if (due.length === 0) return due;
    await tx.execute(
      'webhooks.lease',
      sql`update webhook_deliveries
        set attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => ${LEASE})
        where id in (${join(due.map(({ id }) => sql`${id}::uuid`))})`,
    );
    return due;
  });
}

/** That a delivery arrived, or need not be made any more. */
export async function markDelivered(db: StatementRunner, { id }: Delivery): Promise<void> {
  await db.execute(
    'webhooks.markDelivered',
    sql`update webhook_deliveries
      set delivered_at = now(), next_attempt_at = null, last_error = null where id = ${id}::uuid`,
  );
}

/** That an attempt failed: there will be another one, or none after too many. */
export async function markFailed(
  db: StatementRunner,
  { id, attempts }: Delivery,
  reason: string,
): Promise<void> {
  const isOver = attempts >= MAX_ATTEMPTS;
  await db.execute(
    'webhooks.markFailed',
    sql`update webhook_deliveries set last_error = ${reason.slice(0, 500)},
        dead_at = case when ${isOver} then now() end,
        next_attempt_at = case when not ${isOver}
          then now() + make_interval(secs => ${pauseAfter(attempts, BACK_OFF)}::float8) end
      where id = ${id}::uuid and delivered_at is null`,
  );
}
