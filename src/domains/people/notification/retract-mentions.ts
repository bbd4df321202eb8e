import sql from 'sql-template-tag';
import type { Transaction } from '../../../db/database.ts';
import type { Happening } from './model.ts';
import { EDITS, mentionsAfter, SUBJECT_COLUMN, subjectOf } from './recipients.ts';

type Edit = Parameters<typeof mentionsAfter>[1];

/**
 * Takes back what nobody has read yet: notifications of a mention that an edit took out of the text. Those
 * whom the text concerns for another reason, too, are notified of that instead.
 */
export async function retractMentions(tx: Transaction, happening: Happening): Promise<void> {
  if (!isEdit(happening)) return;
  const { kind, id } = subjectOf(happening);
  const { named, concerned } = await mentionsAfter(tx, happening);
  await tx.execute(
    'notification.retractMentions',
    sql`
      with gone as (
        select n.id, n.user_id from notifications n
        where n.${SUBJECT_COLUMN[kind]} = ${id}::uuid and n.kind = 'MENTION' and n.read_at is null
          and n.user_id not in (select user_id from (${named}) r)
      ), otherwise as (
        select distinct on (r.user_id) r.user_id, r.kind from (${concerned}) r
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

function isEdit(happening: Happening): happening is Edit {
  return EDITS.some((what) => what === happening.what);
}
