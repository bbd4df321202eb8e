import sql from 'sql-template-tag';
import type { StatementReader } from '../../../db/database.ts';
import type { DataExportRow } from './model.ts';

/** The last export that a user requested, unless it has expired. */
export async function selectDataExport(
  reader: StatementReader,
  userId: string,
): Promise<DataExportRow | null> {
  const [row] = await reader.run<DataExportRow>(
    'dataExport.own',
    sql`
      select e.id, e.created_at as "createdAt", e.expires_at as "expiresAt", e.byte_size as "byteSize",
        case when e.due_at is not null then 'RUNNING' when e.byte_size is null then 'FAILED'
          else 'READY' end as state
      from data_exports e
      where e.user_id = ${userId}::uuid and coalesce(e.expires_at > now(), true)`,
  );
  return row ?? null;
}
