import sql, { type Sql } from 'sql-template-tag';
import { v7 } from 'uuid';
import type { Transaction } from '../../../db/database.ts';
import { recordEvents } from '../../../live/record-event.ts';
import { isMutedBy } from '../mute/muted-by.ts';
import { NOTIFICATION_ADDED } from './events.ts';
import type { Happening, NotificationKind, NotificationSubject } from './model.ts';
import { recipientsOf, SUBJECT_COLUMN, subjectOf } from './recipients.ts';
import { retractMentions } from './retract-mentions.ts';

/**
 * Tells whom it concerns, within the transaction in which something happens: once each, and not who did
 * it. Call it when others may see the thing; who may not, or no longer, is not shown what was told.
 */
export async function notify(tx: Transaction, happening: Happening): Promise<void> {
  await retractMentions(tx, happening);
  const subject = subjectOf(happening);
  const told = (await selectToTell(tx, happening)).map((row) => ({ id: v7(), ...row }));
  if (told.length === 0) return;
  await tx.execute(
    'notification.add',
    sql`
      with added as (
        insert into notifications (id, user_id, kind, actor_id, ${SUBJECT_COLUMN[subject.kind]})
        select t.id, t."userId", t.kind::"NotificationKind", ${happening.actorId}::uuid,
          ${subject.id}::uuid
        from json_to_recordset(${JSON.stringify(told)}::json) as t(id uuid, "userId" uuid, kind text)
        returning id, user_id, kind
      )
      insert into mail_queue (notification_id, user_id, due_at)
      select a.id, a.user_id, ${whenMailed}
      from added a join mail_accounts m on m.user_id = a.user_id
      where m.address is not null and m.frequency <> 'NEVER' and not exists (
        select from notification_settings s
        where s.user_id = a.user_id and s.kind = a.kind and s.channel = 'EMAIL' and not s.is_enabled
      )`,
  );
  await recordEvents(
    tx,
    NOTIFICATION_ADDED,
    told.map(({ id, userId }) => ({ notificationId: id, userId })),
  );
}

/** When the e-mail is due: a digest some time after the first notification in it, over `mail_accounts m`. */
const whenMailed = sql`case m.frequency
    when 'IMMEDIATE' then now()
    else coalesce(
      (select min(q.due_at) from mail_queue q where q.user_id = m.user_id and q.attempts = 0),
      now() + case m.frequency when 'DAILY' then interval '1 day' else interval '7 days' end
    ) end`;

interface ToTell {
  readonly userId: string;
  readonly kind: NotificationKind;
}

/** Kinds that nobody can turn off have no such rows. */
const hasTurnedOff = sql`exists (
    select from notification_settings s
    where s.user_id = r.user_id and s.kind::text = r.kind and s.channel = 'SITE' and not s.is_enabled
  )`;

async function selectToTell(tx: Transaction, happening: Happening): Promise<ToTell[]> {
  const recipients = await recipientsOf(tx, happening);
  const hasMutedActor = isMutedBy({
    muted: sql`${happening.actorId}::uuid`,
    muter: sql`r.user_id`,
  });
  return tx.run<ToTell>(
    'notification.recipients',
    sql`
      select distinct on (r.user_id) r.user_id as "userId", r.kind
      from (${recipients}) r
      join users u on u.id = r.user_id and u.closed_at is null
      where r.user_id <> ${happening.actorId}::uuid
        and not ${knowsAlready(subjectOf(happening))}
        and (r.kind = 'MODERATION' or not (${hasMutedActor} or ${hasTurnedOff}))
      order by r.user_id, r.rank`,
  );
}

/**
 * Nobody is notified twice of the same event. Edits, invitations and reactions notify again once the last was
 * read;
 * moderation notifies each time.
 */
function knowsAlready({ kind, id }: NotificationSubject): Sql {
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
