import sql from 'sql-template-tag';
import { isModerator, type MemberViewer } from '../access/viewer.ts';
import type { Transaction } from '../db/database.ts';
import { PublicError } from '../lib/errors.ts';
import type { Scope } from '../request/scope.ts';

/** How many writes of each class an account may make in `WINDOW`. */
const MAX_WRITES = { create: 60, edit: 200, rename: 10, vote: 600, mail: 5 } as const;

export type WriteClass = keyof typeof MAX_WRITES;

/** Length of the window in which writes are counted, in seconds. */
const WINDOW = 600;

interface PlannedWrite {
  readonly class: WriteClass;
  /** A create that succeeded with this key before is answered, not counted. */
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Refuses a write before any work is done for it, such as rendering, if its transaction would refuse it. It
 * counts nothing: `countWrite` does, and it decides.
 *
 * @throws PublicError RATE_LIMITED
 */
export async function assertBelowWriteLimit(
  { reader, site }: Pick<Scope, 'reader' | 'site'>,
  viewer: MemberViewer,
  { class: writeClass, idempotencyKey = null }: PlannedWrite,
): Promise<void> {
  if (!site.limitsWrites || isModerator(viewer)) return;
  const [full] = await reader.run<{ readonly seconds: number }>(
    'write.isLimited',
    sql`
      select ${secondsLeft} as seconds from rate_limits
      where user_id = ${viewer.id}::uuid and action_class = ${writeClass}
        and not ${isOver} and used >= ${MAX_WRITES[writeClass]}::integer
        and not exists (
          select from idempotency_keys k
          where k.user_id = ${viewer.id}::uuid and k.key = ${idempotencyKey}::text
        )`,
  );
  if (full !== undefined) throw tooMany(full.seconds);
}

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
  const counted = await tx.execute(
    'write.count',
    sql`
      insert into rate_limits (user_id, action_class, window_start, used)
      values (${viewer.id}::uuid, ${writeClass}, now(), 1)
      on conflict (user_id, action_class) do update set
        used = case when ${isOver} then 1 else rate_limits.used + 1 end,
        window_start = case when ${isOver} then now() else rate_limits.window_start end
      where ${isOver} or rate_limits.used < ${MAX_WRITES[writeClass]}::integer`,
  );
  if (counted > 0) return;
  const [full] = await tx.run<{ readonly seconds: number }>(
    'write.secondsLeft',
    sql`
      select ${secondsLeft} as seconds from rate_limits
      where user_id = ${viewer.id}::uuid and action_class = ${writeClass}`,
  );
  throw tooMany(full?.seconds ?? WINDOW);
}

const isOver = sql`(rate_limits.window_start <= now() - make_interval(secs => ${WINDOW}::integer))`;

/** Whole seconds until the next window begins. */
const secondsLeft = sql`
  greatest(1, ceil(${WINDOW}::integer - extract(epoch from now() - rate_limits.window_start)))::integer`;

function tooMany(retryAfter: number): PublicError {
  return new PublicError(
    `You wrote a lot in a short time. Try again in ${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}.`,
    { code: 'RATE_LIMITED', details: { retryAfter } },
  );
}
