import sql from 'sql-template-tag';
import type {
  BatchReader,
  Database,
  NamedQuery,
  Planning,
  ReadLimits,
  ReadRecorder,
  ReadRoute,
  Transaction,
} from '../db/database.ts';
import { numberOf, partsOf } from '../db/prefetch.ts';
import { nextSlice } from '../event-loop/loop-turns.ts';
import { ByteBudget } from '../lib/byte-budget.ts';
import { FewAtOnce } from '../lib/few-at-once.ts';
import { andThen, type MaybePromise } from '../lib/maybe-promise.ts';
import { pendingForever } from '../lib/pending-forever.ts';
import { traceparentOf } from '../telemetry/traceparent.ts';
import { type TraceSpan, traced } from '../telemetry/tracing.ts';
import { isLarge, isProcessedInChunks } from './large-operation.ts';
import type { ReadAfter } from './read-after.ts';
import { tooLarge } from './refusal.ts';
import { type RequestInfo, requestInfo } from './request-info.ts';
import type { Shares } from './shares/shares.ts';

export interface OperationWorkOptions {
  readonly request: Request;
  readonly db: Database;
  /** How many bytes of text an answer may hold. */
  readonly answerLimit: number;
  readonly shares: Pick<Shares, 'beginStatement' | 'beginTransaction'>;
  /** Null where all reads are the primary's. */
  readonly readAfter: Pick<ReadAfter, 'routeOf'> | null;
}

/** How many statements of one large operation are under way at once. */
const OWN_AT_ONCE = 2;

/** Rows that are resolved without a pause. A row may lead to hundreds of fields. */
const CHUNK_SIZE = 20;
/** A list of so many rows is one chunk: thousands of short lists would make promises for each of their rows. */
const SHORT_LIST = 40;

/**
 * What the resolvers of one request have done for them, within its limits: its time, its bytes, and its
 * client's turns. A class, since each request has one, and most of what it can do is done in few of them.
 */
export class OperationWork implements BatchReader, ReadLimits {
  readonly budget: ByteBudget;
  readonly #request: Request;
  readonly #info: RequestInfo;
  readonly #db: Database;
  readonly #shares: OperationWorkOptions['shares'];
  readonly #readAfter: OperationWorkOptions['readAfter'];
  #own: FewAtOnce | undefined;

  constructor({ request, db, answerLimit, shares, readAfter }: OperationWorkOptions) {
    const info = requestInfo(request);
    this.#request = request;
    this.#info = info;
    this.#db = db;
    this.#shares = shares;
    this.#readAfter = readAfter;
    info.bytes ??= new ByteBudget({
      limit: answerLimit,
      onExceeded: (error) => {
        const reason = tooLarge(error);
        info.limit?.giveUp(reason);
        return this.#ended(reason);
      },
    });
    this.budget = info.bytes;
  }

  runTogether(queries: readonly NamedQuery[], planning: Planning): Promise<unknown[][]> {
    const reason = this.#info.limit?.findReason();
    if (reason !== undefined) return this.#ended(reason);
    this.#info.statements += numberOf(queries);
    this.#info.roundTrips += 1;
    const { span } = this.#info;
    if (span === undefined) return this.#db.runTogether(queries, planning, this);
    return traced(span, statementOf(queries), () => this.#db.runTogether(queries, planning, this));
  }

  /** All reads of a request go the same way; those of a mutation, or over a WebSocket, to the primary. */
  get route(): ReadRoute | undefined {
    const info = this.#info;
    if (this.#readAfter === null || !info.isQuery || info.inTurn !== null) return undefined;
    if (info.hasWritten) return undefined;
    info.route ??= this.#readAfter.routeOf(this.#request);
    return info.route;
  }

  get recorder(): ReadRecorder | undefined {
    return this.#info.keys;
  }

  /** A statement that has waited until its operation was given up is not run. */
  begin(): MaybePromise<() => void> {
    // Others may wait for the locks that it holds.
    if (this.#info.transactions > 0) return () => {};
    if (!isLarge(this.#info)) return this.#beginShared();
    this.#own ??= new FewAtOnce(OWN_AT_ONCE);
    const own = this.#own.begin();
    const inTime = typeof own === 'function' ? own : own.then((end) => this.#unlessOver(end));
    return andThen(inTime, (endOwn) =>
      andThen(this.#beginShared(), (end) => () => {
        end();
        endOwn();
      }),
    );
  }

  #beginShared(): MaybePromise<() => void> {
    const begun = this.#shares.beginStatement(this.#request);
    return typeof begun === 'function' ? begun : begun.then((end) => this.#unlessOver(end));
  }

  #unlessOver(end: () => void): MaybePromise<() => void> {
    const reason = this.#info.limit?.findReason();
    if (reason === undefined) return end;
    end();
    return this.#ended(reason);
  }

  /** As `Scope.mapInPieces` says. */
  mapInPieces<Row, Item>(
    rows: readonly Row[],
    itemOf: (row: Row) => MaybePromise<Item>,
  ): MaybePromise<MaybePromise<Item>[]> {
    this.#info.rows += rows.length;
    if (!isProcessedInChunks(this.#info)) return rows.map((row) => itemOf(row));
    return rows.length > SHORT_LIST
      ? this.#inChunks(rows, itemOf)
      : this.#nextChunk().then(() => rows.map((row) => this.#inTurn(itemOf(row))));
  }

  /** The items of a list, each of them there when it is the turn of its chunk. */
  #inChunks<Row, Item>(
    rows: readonly Row[],
    itemOf: (row: Row) => MaybePromise<Item>,
  ): Promise<Item>[] {
    let turn = Promise.resolve();
    return rows.map((row, index) => {
      if (index % CHUNK_SIZE === 0) turn = this.#nextChunk();
      return turn.then(() => this.#inTurn(itemOf(row)));
    });
  }

  /** What had to be read first waits for its turn again: items of many lists are read together. */
  #inTurn<Item>(item: MaybePromise<Item>): MaybePromise<Item> {
    return item instanceof Promise
      ? item.then((value) => this.#nextChunk().then(() => value))
      : item;
  }

  async #nextChunk(): Promise<void> {
    await nextSlice();
    const reason = this.#info.limit?.findReason();
    return reason === undefined ? undefined : this.#ended(reason);
  }

  readonly transaction: Database['transaction'] = async (work) => {
    const end = await this.#shares.beginTransaction(this.#request);
    this.#info.transactions += 1;
    try {
      this.#info.limit?.assertNotOver();
      this.#info.hasWritten = true;
      return await this.#transaction(work);
    } finally {
      this.#info.transactions -= 1;
      end();
    }
  };

  /** Its events keep the trace that they belong to, which webhooks pass on. */
  #transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const { span } = this.#info;
    const traceparent = span?.traceparent ?? traceparentOf(this.#request);
    if (traceparent === null) return this.#db.transaction(work);
    return traced(span, { name: () => 'transaction' }, () =>
      this.#db.transaction(async (tx) => {
        await tx.run(
          'live.setTrace',
          sql`
          select set_config('commonplace.traceparent', ${traceparent}, true) as traceparent`,
        );
        return work(span === undefined ? tx : tracedTransaction(tx, span));
      }),
    );
  }

  /**
   * What an operation that was ended gets for what it reads. To fail every read would make an error for each
   * field that waits, which takes longer than the answer would have. A transaction has to come to its end.
   */
  async #ended(reason: unknown): Promise<never> {
    if (this.#info.limit === undefined || this.#info.transactions > 0) throw reason;
    return pendingForever();
  }
}

const DATABASE = { 'db.system.name': 'postgresql' };

/** The span of a round trip is called after its statements, which have no values in them. */
function statementOf(queries: readonly NamedQuery[]) {
  const name = () =>
    partsOf(queries)
      .map((part) => part.name)
      .join(', ');
  return { name, attributes: DATABASE };
}

function tracedTransaction(tx: Transaction, span: TraceSpan): Transaction {
  return {
    ...tx,
    run: (name, query, options) =>
      traced(span, { name: () => name, attributes: DATABASE }, () => tx.run(name, query, options)),
    execute: (name, statement) =>
      traced(span, { name: () => name, attributes: DATABASE }, () => tx.execute(name, statement)),
  };
}
