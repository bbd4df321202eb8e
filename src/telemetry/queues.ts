import sql, { join, type Sql } from 'sql-template-tag';
import type { StatementReader } from '../db/database.ts';

/** Something that waits in the database for a server or a moderator. */
export interface QueueState {
  readonly name: QueueName;
  /** How many entries are due; counting ends at `MAX_COUNTED`. */
  readonly waiting: number;
  /** How long the entry that is due for longest has been due, in s; null when nothing is. */
  readonly ageSeconds: number | null;
}

/** Counting all of a long queue would take longer than working on it. */
const MAX_COUNTED = 10_000;

/** Each queue as the times since when its entries are due. */
const QUEUES = {
  mail: sql`select e.due_at as since from mail_queue e where e.due_at <= now() order by e.due_at`,
  webhooks: sql`select d.next_attempt_at as since from webhook_deliveries d
    where d.next_attempt_at <= now() order by d.next_attempt_at`,
  webhooks_failed: sql`select d.dead_at as since from webhook_deliveries d
    where d.dead_at is not null order by d.dead_at`,
  data_exports: sql`select x.due_at as since from data_exports x where x.due_at <= now() order by x.due_at`,
  reports: sql`select r.created_at as since from reports r
    where r.resolved_at is null order by r.created_at`,
  reindex: sql`select null::timestamptz as since from search_settings s where s.is_stale`,
} as const satisfies Record<string, Sql>;

export type QueueName = keyof typeof QUEUES;

export const QUEUE_NAMES = Object.keys(QUEUES) as readonly QueueName[];

/** How long each queue is, and since when it waits: one statement that reads at most `MAX_COUNTED` entries of each. */
export function readQueues(db: StatementReader): Promise<QueueState[]> {
  const parts = Object.entries(QUEUES).map(
    ([name, entries]) => sql`
      select ${name}::text as name, count(*) as waiting,
        extract(epoch from now() - min(q.since)) as "ageSeconds"
      from (${entries} limit ${MAX_COUNTED}::int) q`,
  );
  return db.run<QueueState>('telemetry.readQueues', join(parts, ' union all '));
}
