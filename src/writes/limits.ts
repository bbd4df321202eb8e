import sql from 'sql-template-tag';
import type { Transaction } from '../db/database.ts';
import { isModerator, type MemberViewer } from '../domains/viewer.ts';
import { PublicError } from '../lib/errors.ts';

/** How often somebody may do things of each class in ten minutes. */
const MOST = { create: 60, edit: 200, vote: 600 } as const;

export type WriteClass = keyof typeof MOST;

/** Seconds after which counting begins anew. */
const WINDOW = 600;

/**
 * Counts one more write. The count stands in the database, because servers share it, and is taken back
 * with the transaction, so that only what succeeded counts.
 *
 * @throws PublicError RATE_LIMITED
 */
export async function countWrite(
  tx: Transaction,
  viewer: MemberViewer,
  writeClass: WriteClass,
): Promise<void> {
  if (isModerator(viewer)) return;
  const isOver = sql`rate_limits.window_start <= now() - make_interval(secs => ${WINDOW}::integer)`;
  const counted = await tx.execute(
    'write.count',
    sql`
      insert into rate_limits (user_id, action_class, window_start, used)
      values (${viewer.id}::uuid, ${writeClass}, now(), 1)
      on conflict (user_id, action_class) do update set
        used = case when ${isOver} then 1 else rate_limits.used + 1 end,
        window_start = case when ${isOver} then now() else rate_limits.window_start end
      where ${isOver} or rate_limits.used < ${MOST[writeClass]}::integer`,
  );
  if (counted > 0) return;
  throw new PublicError('You wrote a lot in a short time. Try again in a few minutes.', {
    code: 'RATE_LIMITED',
  });
}
