import sql from 'sql-template-tag';
import type { StatementRunner } from '../db/database.ts';

/** Deletes events that nobody can ask for any more, and deliveries that arrived as long ago. */
export async function forgetEvents(db: StatementRunner, retentionDays: number): Promise<void> {
  // A day more than cursors are taken for, so that none is taken whose next event is gone.
  const limit = sql`now() - make_interval(days => ${retentionDays + 1}::int)`;
  await db.execute(
    'live.forgetEvents',
    sql`delete from events where created_at < ${limit} and position is not null`,
  );
  await db.execute(
    'webhooks.forgetDelivered',
    sql`delete from webhook_deliveries where delivered_at < ${limit}`,
  );
}
