import sql from 'sql-template-tag';
import type { Database, StatementRunner } from '../db/database.ts';
import { pauseAfter } from '../lib/back-off.ts';

/** After so many attempts, over a day, an e-mail is given up. */
const MAX_ATTEMPTS = 8;

/** The first pause between two attempts, and the longest, in s. */
const BACK_OFF = { first: 60, factor: 4, longest: 8 * 3600 };

/** For how long an attempt belongs to who began it, in s: longer than one may take. */
const LEASE = 300;

/** How many notifications one e-mail has at most. */
const MAX_NOTIFICATIONS = 50;

/** What is due of one account. */
export interface DueMail {
  readonly userId: string;
  readonly notificationIds: readonly string[];
  /** How often it was tried, this time included. */
  readonly attempts: number;
}

/**
 * Takes what is due of one account, as the only one of all servers: what another one has taken is skipped. Should
 * this server die, it is due again after the lease. Null when nothing is due.
 */
export function takeDueMail(db: Database): Promise<DueMail | null> {
  return db.transaction(async (tx) => {
    const due = await tx.run<{ userId: string; notificationId: string; attempts: number }>(
      'mail.selectDue',
      sql`
        select e.user_id as "userId", e.notification_id as "notificationId", e.attempts + 1 as attempts
        from mail_queue e
        where e.due_at <= now() and e.user_id = (
          select f.user_id from mail_queue f where f.due_at <= now()
          order by f.due_at limit 1 for update skip locked
        )
        order by e.due_at limit ${MAX_NOTIFICATIONS}::integer
        for update skip locked`,
    );
    const [first] = due;
    if (first === undefined) return null;
    const notificationIds = due.map(({ notificationId }) => notificationId);
    await tx.execute(
      'mail.lease',
      sql`
        update mail_queue
        set attempts = attempts + 1, due_at = now() + make_interval(secs => ${LEASE}::integer)
        where notification_id = any(${notificationIds}::uuid[])`,
    );
    const attempts = Math.max(...due.map((entry) => entry.attempts));
    return { userId: first.userId, notificationIds, attempts };
  });
}

/** That nothing is left to be done: it was sent, or nobody wants it any more. */
export async function forgetMail(db: StatementRunner, { notificationIds }: DueMail): Promise<void> {
  await db.execute(
    'mail.forget',
    sql`delete from mail_queue where notification_id = any(${notificationIds}::uuid[])`,
  );
}

/** That an attempt failed: there will be another one, or none after too many. Returns whether there will be one. */
export async function postponeMail(db: StatementRunner, due: DueMail): Promise<boolean> {
  if (due.attempts >= MAX_ATTEMPTS) {
    await forgetMail(db, due);
    return false;
  }
  await db.execute(
    'mail.postpone',
    sql`
      update mail_queue set due_at = now() + make_interval(secs => ${pauseAfter(due.attempts, BACK_OFF)}::float8)
      where notification_id = any(${due.notificationIds}::uuid[])`,
  );
  return true;
}

/** That an attempt was cut off by the end of this server: it does not count, and any server may make the next one. */
export async function releaseMail(
  db: StatementRunner,
  { notificationIds }: DueMail,
): Promise<void> {
  await db.execute(
    'mail.return',
    sql`
      update mail_queue set attempts = attempts - 1, due_at = now()
      where notification_id = any(${notificationIds}::uuid[]) and attempts > 0`,
  );
}

/** Where no e-mail is sent, nothing waits for it. */
export async function emptyMailQueue(db: StatementRunner): Promise<void> {
  await db.execute('mail.empty', sql`delete from mail_queue`);
}
