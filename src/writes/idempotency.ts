import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { MemberViewer } from '../access/viewer.ts';
import type { Transaction } from '../db/database.ts';
import { inputError } from '../lib/errors.ts';
import { invariant } from '../lib/invariant.ts';

/** A create that a client may send again. */
export interface Repeatable {
  readonly key: string;
  readonly name: string;
  /** What the client asked for, without the key. */
  readonly input: unknown;
}

interface KeyUse {
  readonly repeatable: Repeatable;
  /** The id of what is made. */
  readonly resultId: string;
}

/**
 * Takes a key for a day, together with what will be made, and forgets keys that are older. Returns what a request with
 * this key made before; null when this is the first.
 *
 * @throws PublicError BAD_USER_INPUT when the key came with another input before
 */
export async function claimKey(
  tx: Transaction,
  { id }: MemberViewer,
  { repeatable, resultId }: KeyUse,
): Promise<string | null> {
  const { key } = repeatable;
  const digest = digestOf(repeatable);
  const claimed = await tx.execute(
    'write.claimKey',
    sql`
      with forgotten as (
        delete from idempotency_keys k
        where k.user_id = ${id}::uuid and ${isOld} and k.key <> ${key}
      )
      insert into idempotency_keys as k (user_id, key, digest, result_id)
      values (${id}::uuid, ${key}, ${digest}, ${resultId}::uuid)
      on conflict (user_id, key) do update
        set digest = excluded.digest, result_id = excluded.result_id, created_at = now()
        where ${isOld}`,
  );
  return claimed > 0 ? null : firstResult(tx, id, { key, digest });
}

async function firstResult(
  tx: Transaction,
  userId: string,
  { key, digest }: { readonly key: string; readonly digest: string },
): Promise<string> {
  const [first] = await tx.run<{ digest: string; resultId: string }>(
    'write.firstResult',
    sql`
      select digest, result_id as "resultId" from idempotency_keys
      where user_id = ${userId}::uuid and key = ${key}`,
  );
  invariant(first !== undefined, 'a key that could not be claimed is there');
  if (first.digest === digest) return first.resultId;
  throw inputError(
    'input.idempotencyKey',
    'This key was used with different input before. Use a new key.',
  );
}

const isOld = sql`k.created_at < now() - interval '1 day'`;

/** Another thing stands in place of the one that was to be made. */
export async function correctResult(
  tx: Transaction,
  { id }: MemberViewer,
  { repeatable, resultId }: KeyUse,
): Promise<void> {
  await tx.execute(
    'write.correctResult',
    sql`update idempotency_keys set result_id = ${resultId}::uuid
      where user_id = ${id}::uuid and key = ${repeatable.key}`,
  );
}

function digestOf({ name, input }: Repeatable): string {
  return createHash('sha256')
    .update(JSON.stringify([name, input]))
    .digest('hex');
}
