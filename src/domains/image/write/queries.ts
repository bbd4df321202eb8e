import sql from 'sql-template-tag';
import type { Transaction } from '../../../db/database.ts';

/** What an account has uploaded, or may still upload. */
export interface UploadTotals {
  /** Uploads of the last 24 hours. */
  readonly today: number;
  /** Seconds until the first of these is a day old; null when there is none. */
  readonly secondsLeft: number | null;
  /** Of all files together. */
  readonly bytes: number;
}

/** Exact while the account is locked, as in `write`. */
export async function selectUploadTotals(tx: Transaction, ownerId: string): Promise<UploadTotals> {
  const [totals] = await tx.run<UploadTotals>(
    'upload.totals',
    sql`
      select count(*) filter (where u.created_at > now() - interval '1 day') as today,
        ceil(extract(epoch from 
          min(u.created_at) filter (where u.created_at > now() - interval '1 day')
            + interval '1 day' - now()
        ))::integer as "secondsLeft",
        coalesce(sum(u.byte_size), 0)::bigint as bytes
      from uploads u where u.owner_id = ${ownerId}::uuid`,
  );
  return totals ?? { today: 0, secondsLeft: null, bytes: 0 };
}
