import sql from 'sql-template-tag';
import type { Database } from '../../db/database.ts';
import { EVENT_BATCH_SIZE, placeEvents } from '../read-events.ts';

/**
 * Makes deliveries of events that have none yet. Of several servers one does it at a time for a
 * webhook; what is made and how far it went is written together, so nothing is made twice.
 *
 * @returns whether there may be more to make
 */
export async function makeDeliveries(db: Database): Promise<boolean> {
  await placeEvents(db);
  const behind = await db.run<{ id: string }>(
    'webhooks.selectBehind',
    sql`select w.id from webhooks w
      where w.is_active and w.position < (select max(e.position) from events e)`,
  );
  let isMore = false;
  for (const { id } of behind) isMore = (await makeFor(db, id)) || isMore;
  return isMore;
}

function makeFor(db: Database, webhookId: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [webhook] = await tx.run<{ position: number; kinds: string[] }>(
      'webhooks.lock',
      sql`select w.position, w.kinds from webhooks w
        where w.id = ${webhookId}::uuid for update skip locked`,
    );
    if (webhook === undefined) return false;
    const events = await tx.run<{ position: number }>(
      'webhooks.selectEvents',
      sql`select e.position from events e where e.position > ${webhook.position}
        order by e.position limit ${EVENT_BATCH_SIZE}`,
    );
    const upTo = events.at(-1)?.position;
    if (upTo === undefined) return false;
    await tx.execute(
      'webhooks.insertDeliveries',
      sql`insert into webhook_deliveries
          (id, webhook_id, event_id, kind, node_kind, node_id, scope_id, created_at, next_attempt_at)
        select gen_random_uuid(), ${webhookId}::uuid, e.id, e.kind, e.node_kind, e.node_id, e.scope_id,
          e.created_at, now()
        from events e
        where e.position > ${webhook.position} and e.position <= ${upTo}
          and e.kind = any(${webhook.kinds}::text[])
        on conflict (webhook_id, event_id) do nothing`,
    );
    await tx.execute(
      'webhooks.advance',
      sql`update webhooks set position = ${upTo} where id = ${webhookId}::uuid`,
    );
    return events.length === EVENT_BATCH_SIZE;
  });
}
