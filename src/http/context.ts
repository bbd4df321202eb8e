import type { Database } from '../db/database.ts';
import { numberOf } from '../db/prefetch.ts';
import { inWaves } from '../db/waves.ts';
import { nextSlice } from '../event-loop/loop-turns.ts';
import { ByteBudget } from '../lib/byte-budget.ts';
import { never } from '../lib/never.ts';
import type { Scope, SiteSettings } from '../request/scope.ts';
import { handsOutMany } from './large-operation.ts';
import { tooLarge } from './refusal.ts';
import { requestInfo } from './request-info.ts';
import type { Shares } from './shares/shares.ts';

interface ContextOptions {
  readonly request: Request;
  readonly db: Database;
  readonly registry: Scope['registry'];
  readonly site: SiteSettings;
  /** How many bytes of text an answer may hold. */
  readonly answerLimit: number;
  readonly shares: Pick<Shares, 'beginStatement' | 'beginTransaction'>;
}

/** How many rows of a piece go on together. A row may lead to hundreds of fields. */
const PIECE = 20;

/** What the resolvers of one request get. */
export function requestContext(options: ContextOptions): Scope {
  const { request, db, registry, site, answerLimit, shares } = options;
  const info = requestInfo(request);

  /**
   * What an operation that was ended gets for what it reads. To fail every read would make an error for each
   * field that waits, which takes longer than the answer would have. A transaction has to come to its end.
   */
  async function ended(reason: unknown): Promise<never> {
    if (info.limit === undefined || info.transactions > 0) throw reason;
    return never();
  }

  info.bytes ??= new ByteBudget({
    limit: answerLimit,
    onExceeded(error) {
      const reason = tooLarge(error);
      info.limit?.giveUp(reason);
      return ended(reason);
    },
  });
  const { bytes } = info;

  async function nextPiece(): Promise<void> {
    await nextSlice();
    const reason = info.limit?.findReason();
    return reason === undefined ? undefined : ended(reason);
  }

  /** A statement that has waited until its operation was given up is not run. */
  async function inTurn<Result>(ask: () => Promise<Result>): Promise<Result> {
    // Others may wait for the locks that it holds.
    if (info.transactions > 0) return ask();
    const begun = shares.beginStatement(request);
    const end = typeof begun === 'function' ? begun : await begun;
    const reason = info.limit?.findReason();
    if (reason === undefined) return ask().finally(end);
    end();
    return ended(reason);
  }

  const limits = { budget: bytes, inTurn };

  return {
    reader: {
      ...inWaves({
        async runTogether(queries, planning) {
          const reason = info.limit?.findReason();
          if (reason !== undefined) return ended(reason);
          info.statements += numberOf(queries);
          info.roundTrips += 1;
          return db.runTogether(queries, planning, limits);
        },
      }),
      assertNotOver: () => info.limit?.assertNotOver(),
    },
    bytes,
    handOut(rows, itemOf) {
      info.rows += rows.length;
      return handsOutMany(info)
        ? inPieces(rows, { itemOf, nextPiece })
        : rows.map((row) => itemOf(row));
    },
    async transaction(work) {
      const end = await shares.beginTransaction(request);
      info.transactions += 1;
      try {
        info.limit?.assertNotOver();
        return await db.transaction(work);
      } finally {
        info.transactions -= 1;
        end();
      }
    },
    epoch: { current: 0 },
    kept: new Map(),
    selectionScopes: new Map(),
    viewer: info.viewer,
    registry,
    site,
  };
}

interface PiecesOptions<Row, Item> {
  readonly itemOf: (row: Row) => Item | Promise<Item>;
  readonly nextPiece: () => Promise<void>;
}

/** The items of a list, each of them there when it is the turn of its piece. */
function inPieces<Row, Item>(
  rows: readonly Row[],
  { itemOf, nextPiece }: PiecesOptions<Row, Item>,
): Promise<Item>[] {
  let turn = Promise.resolve();
  return rows.map((row, index) => {
    if (index % PIECE === 0) turn = nextPiece();
    return turn.then(() => itemOf(row));
  });
}
