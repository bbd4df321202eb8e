import sql, { raw, type Sql } from 'sql-template-tag';
import { isModerator, type MemberViewer } from '../../access/viewer.ts';

/**
 * That a row waits for review and the viewer may list it: moderators list all texts, others their own.
 *
 * @param alias of a table that has the columns `hidden_at`, `hidden_why` and `author_id`
 */
export function heldTextsSql(alias: string, viewer: MemberViewer): readonly Sql[] {
  const row = raw(alias);
  return [
    // `hidden_at` names the partial indexes.
    sql`${row}.hidden_at is not null`,
    sql`${row}.hidden_why = 'HELD'`,
    ...(isModerator(viewer) ? [] : [sql`${row}.author_id = ${viewer.id}::uuid`]),
  ];
}
