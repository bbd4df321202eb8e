import sql, { type Sql } from 'sql-template-tag';
import { v7 } from 'uuid';
import type { Transaction } from '../../../db/database.ts';
import { sentTogether } from '../../../db/sent-together.ts';
import { recordEvents } from '../../../live/record-event.ts';
import { isMutedBy } from '../mute/muted-by.ts';
import { NOTIFICATION_ADDED } from './events.ts';
import type { NotificationEvent, NotificationKind, NotificationSubject } from './model.ts';
import { recipientsOf, SUBJECT_COLUMN, subjectOf } from './recipients.ts';
import { retractMentions } from './retract-mentions.ts';

/**
 * Notifies the recipients of an event, once each and never the actor, within the transaction of the event.
 * Call it when others may see the subject. Users who cannot see it are not shown the notification.
 */
export async function notify(tx: Transaction, event: NotificationEvent): Promise<void> {
  await retractMentions(tx, event);
  const subject = subjectOf(event);
  const added = (await selectRecipients(tx, event)).map((row) => ({ id: v7(), ...row }));
  if (added.length === 0) return;
  const adding = tx.execute(
    'notification.add',
    sql`
      with added as (
        insert into notifications (id, user_id, kind, actor_id, ${SUBJECT_COLUMN[subject.kind]})
        select t.id, t."userId", t.kind::"NotificationKind", ${event.actorId}::uuid,
          ${subject.id}::uuid
        from json_to_recordset(${JSON.stringify(added)}::json) as t(id uuid, "userId" uuid, kind text)
        returning id, user_id, kind
      )
      insert into mail_queue (notification_id, user_id, due_at)
      select a.id, a.user_id, ${mailDueAt}
      from added a join mail_accounts m on m.user_id = a.user_id
      where m.address is not null and m.frequency <> 'NEVER' and not exists (
        select from notification_settings s
        where s.user_id = a.user_id and s.kind = a.kind and s.channel = 'EMAIL' and not s.is_enabled
      )`,
  );
  const happened = added.map(({ id, userId }) => ({ notificationId: id, userId }));
  await sentTogether([adding, recordEvents(tx, NOTIFICATION_ADDED, happened)]);
}

/** When the e-mail is due: a digest some time after the first notification in it, over `mail_accounts m`. */
const mailDueAt = sql`case m.frequency
    when 'IMMEDIATE' then now()
    else coalesce(
      (select min(q.due_at) from mail_queue q where q.user_id = m.user_id and q.attempts = 0),
      now() + case m.frequency when 'DAILY' then interval '1 day' else interval '7 days' end
    ) end`;

interface Recipient {
  readonly userId: string;
  readonly kind: NotificationKind;
}

/** Kinds that nobody can turn off have no such rows. */
const hasTurnedOff = sql`exists (
    select from notification_settings s
    where s.user_id = r.user_id and s.kind::text = r.kind and s.channel = 'SITE' and not s.is_enabled
  )`;

async function selectRecipients(tx: Transaction, event: NotificationEvent): Promise<Recipient[]> {
  const recipients = await recipientsOf(tx, event);
  const hasMutedActor = isMutedBy({
    muted: sql`${event.actorId}::uuid`,
    muter: sql`r.user_id`,
  });
  return tx.run<Recipient>(
    'notification.recipients',
    sql`
      select distinct on (r.user_id) r.user_id as "userId", r.kind
      from (${recipients}) r
      join users u on u.id = r.user_id and u.closed_at is null
      where r.user_id <> ${event.actorId}::uuid
        and not ${isAlreadyNotified(subjectOf(event))}
        and (r.kind = 'MODERATION' or not (${hasMutedActor} or ${hasTurnedOff}))
      order by r.user_id, r.rank`,
  );
}

/**
 * Users are notified once of the same subject. Edits, invitations and reactions notify again once the last
 * notification was read; moderation notifies each time.
 */
function isAlreadyNotified({ kind, id }: NotificationSubject): Sql {
  return sql`exists (
    select from notifications n
    where n.user_id = r.user_id and n.${SUBJECT_COLUMN[kind]} = ${id}::uuid
      and case
        when r.kind = 'MODERATION' then false
        when r.kind in ('EDIT', 'INVITATION', 'REACTION') then n.kind::text = r.kind and n.read_at is null
        else n.kind not in ('EDIT', 'INVITATION', 'REACTION', 'MODERATION')
      end
  )`;
}
