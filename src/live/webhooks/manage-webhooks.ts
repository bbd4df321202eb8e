import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import type { Database, StatementRunner } from '../../db/database.ts';
import { lastPosition, placeEvents } from '../read-events.ts';

interface NewWebhook {
  readonly url: string;
  /** Names of kinds of events. */
  readonly kinds: readonly string[];
}

/** Adds a webhook, which receives all later events. The secret is shown here and never again. */
export async function addWebhook(db: Database, { url, kinds }: NewWebhook) {
  await placeEvents(db);
  const position = BigInt(await lastPosition(db));
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const { id } = await db.prisma.webhook.create({
    data: { id: v7(), url, secret, kinds: [...kinds], position },
  });
  return { id, secret };
}

/** A webhook, and how its deliveries stand. */
export interface WebhookState {
  readonly id: string;
  readonly url: string;
  readonly kinds: readonly string[];
  readonly waiting: number;
  readonly dead: number;
  readonly lastError: string | null;
}

export function listWebhooks(db: StatementRunner): Promise<WebhookState[]> {
  return db.run<WebhookState>(
    'webhooks.list',
    sql`select w.id, w.url, w.kinds,
        count(d.id) filter (where d.next_attempt_at is not null) as waiting,
        count(d.id) filter (where d.dead_at is not null) as dead,
        (array_agg(d.last_error order by d.id desc) filter (where d.last_error is not null))[1]
          as "lastError"
      from webhooks w left join webhook_deliveries d on d.webhook_id = w.id
      group by w.id order by w.id`,
  );
}

/** @returns whether there was one of that id */
export async function removeWebhook(db: StatementRunner, id: string): Promise<boolean> {
  const statement = sql`delete from webhooks where id = ${id}::uuid`;
  return (await db.execute('webhooks.remove', statement)) > 0;
}

/** Makes dead deliveries due again, with all their attempts. Returns how many. */
export function retryDead(db: StatementRunner, webhookId: string): Promise<number> {
  return db.execute(
    'webhooks.retryDead',
    sql`update webhook_deliveries set attempts = 0, dead_at = null, next_attempt_at = now()
      where webhook_id = ${webhookId}::uuid and dead_at is not null`,
  );
}
