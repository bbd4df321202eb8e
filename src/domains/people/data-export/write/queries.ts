import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import type { Transaction } from '../../../../db/database.ts';

/** Requests an export unless one is being made, or was made within the last hour. */
export async function insertExport(tx: Transaction, userId: string): Promise<void> {
  await tx.execute(
    'dataExport.insert',
    sql`
      insert into data_exports (user_id, id, due_at)
      values (${userId}::uuid, ${v7()}::uuid, now())
      on conflict (user_id) do update set id = excluded.id, created_at = now(), due_at = now(),
        attempts = 0, byte_size = null, expires_at = null
      where data_exports.due_at is null and (
        data_exports.byte_size is null or data_exports.created_at < now() - interval '1 hour'
        or data_exports.expires_at <= now()
      )`,
  );
}
