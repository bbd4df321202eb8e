import sql from 'sql-template-tag';
import type { Transaction } from '../../../db/database.ts';
import type { NotificationEvent } from './model.ts';
import { EDITS, mentionsAfter, SUBJECT_COLUMN, subjectOf } from './recipients.ts';

type Edit = Parameters<typeof mentionsAfter>[1];

/**
 * Deletes unread notifications of a mention that an edit took out of the text. Recipients who have another
 * reason are notified for that reason instead.
 */
export async function retractMentions(tx: Transaction, event: NotificationEvent): Promise<void> {
  if (!isEdit(event)) return;
  const { kind, id } = subjectOf(event);
  const { mentioned, others } = await mentionsAfter(tx, event);
  await tx.execute(
    'notification.retractMentions',
    sql`
      with gone as (
        select n.id, n.user_id from notifications n
        where n.${SUBJECT_COLUMN[kind]} = ${id}::uuid and n.kind = 'MENTION' and n.read_at is null
          and n.user_id not in (select user_id from (${mentioned}) r)
      ), otherwise as (
        select distinct on (r.user_id) r.user_id, r.kind from (${others}) r
        join gone on gone.user_id = r.user_id
        order by r.user_id, r.rank
      ), told as (
        update notifications n set kind = o.kind::"NotificationKind"
        from otherwise o join gone on gone.user_id = o.user_id
        where n.id = gone.id
      )
      delete from notifications n using gone
      where n.id = gone.id and gone.user_id not in (select user_id from otherwise)`,
  );
}

function isEdit(event: NotificationEvent): event is Edit {
  return EDITS.some((what) => what === event.what);
}
