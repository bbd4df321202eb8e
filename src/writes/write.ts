import type { MemberViewer } from '../access/viewer.ts';
import type { Transaction } from '../db/database.ts';
import { driverErrorOf } from '../db/driver-error.ts';
import { sentTogether } from '../db/sent-together.ts';
import type { Scope } from '../request/scope.ts';
import { assertStillMay } from './authority.ts';
import { claimKey, correctResult } from './idempotency.ts';
import { countWrite, type WriteClass } from './limits.ts';

export interface WriteOptions<Locked = undefined> {
  readonly scope: Scope;
  /** As `assertMay` gave it. */
  readonly viewer: MemberViewer;
  readonly class: WriteClass;
  /**
   * Locks and reads what `work` changes. It is sent together with the look at what the viewer may do by then, and must
   * change nothing.
   */
  readonly lock?: (tx: Transaction) => Promise<Locked>;
}

/**
 * The gateway for writes. `work` runs in one transaction, again when that conflicts with another one, and after
 * it the request reads afresh. One viewer's writes run one after another, so that a retry never runs beside the
 * request that it repeats; each begins with a look at what the viewer may do by then. Whoever locks rows locks what
 * others stand on first: post or page, then comment, then user.
 *
 * @throws PublicError RATE_LIMITED, UNAUTHENTICATED, FORBIDDEN, and whatever `work` throws
 */
export async function write<T, Locked = undefined>(
  { scope, viewer, class: writeClass, lock }: WriteOptions<Locked>,
  work: (tx: Transaction, locked: Locked) => Promise<T>,
): Promise<T> {
  const result = await retried(() =>
    scope.transaction(async (tx) => {
      const [, , locked] = await sentTogether([
        assertStillMay(tx, viewer),
        scope.site.limitsWrites && countWrite(tx, viewer, writeClass),
        lock?.(tx),
      ]);
      // Without `lock`, `Locked` is undefined.
      return work(tx, locked as Locked);
    }),
  );
  scope.writeCount.current += 1;
  return result;
}

export interface CreateOptions<Locked = undefined> extends Omit<WriteOptions<Locked>, 'class'> {
  /** Of the mutation, for telling keys of different ones apart. */
  readonly name: string;
  readonly input: {
    readonly idempotencyKey?: string | null | undefined;
    readonly clientMutationId?: string | null | undefined;
  };
  /** The id that the new thing will have. */
  readonly newId: string;
}

/**
 * The same for what makes a new thing: `work` returns its id, or that of another thing in its place. A request that comes again with the same
 * `idempotencyKey` gets the id that the first one made, and nothing is done.
 *
 * @throws PublicError BAD_USER_INPUT when the key came with another input before; others as `write`
 */
export async function create<Locked = undefined>(
  { scope, viewer, name, input, newId, lock }: CreateOptions<Locked>,
  work: (tx: Transaction, locked: Locked) => Promise<string>,
): Promise<string> {
  const repeatable = repeatableOf(name, input);
  const id = await retried(() =>
    scope.transaction(async (tx) => {
      const [, earlier, locked] = await sentTogether([
        assertStillMay(tx, viewer),
        repeatable && claimKey(tx, viewer, { repeatable, resultId: newId }),
        lock?.(tx),
      ]);
      if (earlier) return earlier;
      if (scope.site.limitsWrites) await countWrite(tx, viewer, 'create');
      // Without `lock`, `Locked` is undefined.
      const resultId = await work(tx, locked as Locked);
      if (repeatable && resultId !== newId)
        await correctResult(tx, viewer, { repeatable, resultId });
      return resultId;
    }),
  );
  scope.writeCount.current += 1;
  return id;
}

function repeatableOf(name: string, rawInput: CreateOptions['input']) {
  const { idempotencyKey: key, clientMutationId: _, ...input } = rawInput;
  return key === null || key === undefined ? null : { key, name, input };
}

/** How often a transaction is tried that meets others. */
const MAX_TRIES = 5;

/** serialization_failure, deadlock_detected, and what Prisma Client makes of them. */
const CONFLICT_CODES = new Set(['40001', '40P01', 'P2034']);

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === MAX_TRIES || !isConflict(error)) throw error;
    }
  }
}

function isConflict(error: unknown): boolean {
  const codes = [driverErrorOf(error)?.code, (error as { code?: unknown } | null)?.code];
  return codes.some((code) => typeof code === 'string' && CONFLICT_CODES.has(code));
}
