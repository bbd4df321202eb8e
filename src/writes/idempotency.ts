import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { MemberViewer } from '../access/viewer.ts';
import type { Transaction } from '../db/database.ts';
import { inputError } from '../lib/errors.ts';

/** A create that a client may send again. */
export interface Repeatable {
  readonly key: string;
  readonly name: string;
  /** What the client asked for, without the key. */
  readonly input: unknown;
}

/**
 * What the first request with this key made; null when this is the first in a day.
 *
 * @throws PublicError BAD_USER_INPUT when the key came with another input before
 */
export async function firstResult(
  tx: Transaction,
  { id }: MemberViewer,
  repeatable: Repeatable,
): Promise<string | null> {
  const [first] = await tx.run<{ digest: string; resultId: string }>(
    'write.firstResult',
    sql`
      select digest, result_id as "resultId" from idempotency_keys
      where user_id = ${id}::uuid and key = ${repeatable.key}
        and created_at >= now() - interval '1 day'`,
  );
  if (first === undefined) return null;
  if (first.digest !== digestOf(repeatable)) {
    throw inputError(
      'input.idempotencyKey',
      'This key was used with different input before. Use a new key.',
    );
  }
  return first.resultId;
}

/** Remembers it for a day, and forgets what is older. */
export async function rememberResult(
  tx: Transaction,
  { id }: MemberViewer,
  { repeatable, resultId }: { readonly repeatable: Repeatable; readonly resultId: string },
): Promise<void> {
  const { key } = repeatable;
  await tx.execute(
    'write.rememberResult',
    sql`
      with forgotten as (
        delete from idempotency_keys
        where user_id = ${id}::uuid and created_at < now() - interval '1 day' and key <> ${key}
      )
      insert into idempotency_keys (user_id, key, digest, result_id)
      values (${id}::uuid, ${key}, ${digestOf(repeatable)}, ${resultId}::uuid)
      on conflict (user_id, key) do update
        set digest = excluded.digest, result_id = excluded.result_id, created_at = now()`,
  );
}

function digestOf({ name, input }: Repeatable): string {
  return createHash('sha256')
    .update(JSON.stringify([name, input]))
    .digest('hex');
}
