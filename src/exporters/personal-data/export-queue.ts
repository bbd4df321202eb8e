import sql from 'sql-template-tag';
import type { Database, StatementRunner } from '../../db/database.ts';

/** After so many attempts an export has failed. */
const MAX_ATTEMPTS = 3;

/** For how long an attempt belongs to who made it, in s, from its last sign of life on. */
const LEASE = 300;

/** For how long the file can be downloaded, in days. */
const EXPORT_DAYS = 7;

export interface DueExport {
  readonly id: string;
  readonly userId: string;
}

/** Takes an export that is due, as the only one of all servers; should this one die, it is due again after the lease. */
export function takeDueExport(db: Database): Promise<DueExport | null> {
  return db.transaction(async (tx) => {
    const [due] = await tx.run<DueExport>(
      'export.selectDue',
      sql`
        select e.id, e.user_id as "userId" from data_exports e
        where e.due_at <= now() and e.attempts < ${MAX_ATTEMPTS}::integer
        order by e.due_at limit 1 for update skip locked`,
    );
    if (due === undefined) return null;
    await tx.execute(
      'export.lease',
      sql`
        update data_exports
        set attempts = attempts + 1, due_at = now() + make_interval(secs => ${LEASE}::integer)
        where id = ${due.id}::uuid`,
    );
    return due;
  });
}

export async function extendLease(db: StatementRunner, { id }: DueExport): Promise<void> {
  await db.execute(
    'export.extend',
    sql`
      update data_exports set due_at = now() + make_interval(secs => ${LEASE}::integer)
      where id = ${id}::uuid and due_at is not null`,
  );
}

/** That an attempt was cut off by the end of this server: it does not count, and any server may make the next one. */
export async function releaseExport(db: StatementRunner, { id }: DueExport): Promise<void> {
  await db.execute(
    'export.return',
    sql`
      update data_exports set attempts = attempts - 1, due_at = now()
      where id = ${id}::uuid and due_at is not null and attempts > 0`,
  );
}

/** Returns whether it is still wanted: a new request takes its place. */
export async function finishExport(
  db: StatementRunner,
  { id, byteSize }: DueExport & { readonly byteSize: number },
): Promise<boolean> {
  const changed = await db.execute(
    'export.finish',
    sql`
      update data_exports set due_at = null, byte_size = ${byteSize}::bigint,
        expires_at = now() + make_interval(days => ${EXPORT_DAYS}::integer)
      where id = ${id}::uuid`,
  );
  return changed > 0;
}

/** Ends exports that failed too often; the others are due again after their lease. */
export async function endFailed(db: StatementRunner): Promise<void> {
  await db.execute(
    'export.endFailed',
    sql`
      update data_exports
      set due_at = null, expires_at = now() + make_interval(days => ${EXPORT_DAYS}::integer)
      where due_at <= now() and attempts >= ${MAX_ATTEMPTS}::integer`,
  );
}

/** Forgets what has expired. Returns the ids of all others. */
export async function forgetExpired(db: StatementRunner): Promise<string[]> {
  await db.execute('export.forget', sql`delete from data_exports where expires_at <= now()`);
  const rows = await db.run<{ id: string }>('export.ids', sql`select e.id from data_exports e`);
  return rows.map(({ id }) => id);
}
