import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OperationWork } from '../../src/http/operation-work.ts';
import { type RequestInfo, requestInfo } from '../../src/http/request-info.ts';
import { TimeLimit } from '../../src/http/time-limit.ts';
import type { MaybePromise } from '../../src/lib/maybe-promise.ts';

const GIVEN_UP = new Error('Given up');

interface WaitingOptions {
  /** What a statement or a transaction gets that asks to begin. Default: it waits until its turn is taken. */
  readonly turn?: (end: () => void) => MaybePromise<() => void>;
}

/** A request whose statements and transactions wait for their turns. */
function waitingWork(options: WaitingOptions = {}) {
  const request = new Request('http://commonplace/graphql');
  const info = requestInfo(request);
  const limit = new TimeLimit({ connection: request.signal, seconds: 60 });
  info.limit = limit;
  const db = { runTogether: vi.fn(async () => []), transaction: vi.fn(async () => 'written') };
  const end = vi.fn();
  let takeTurn = () => {};
  const wait = () =>
    new Promise<() => void>((resolve) => {
      takeTurn = () => resolve(end);
    });
  const turn = () => (options.turn ?? wait)(end);
  const work = new OperationWork({
    request,
    db,
    answerLimit: 1_000_000,
    shares: { beginStatement: turn, beginTransaction: turn },
    readAfter: null,
  } as unknown as ConstructorParameters<typeof OperationWork>[0]);
  return { work, info, limit, db, end, takeTurn: () => takeTurn() };
}

let given: ReturnType<typeof waitingWork>;

beforeEach(() => {
  given = waitingWork();
});

/** Whether a promise is settled after a while. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const isOver = promise.then(
    () => true,
    () => true,
  );
  return Promise.race([isOver, sleep(50).then(() => false)]);
}

describe('an operation that was given up', () => {
  it('asks the database nothing more', async () => {
    const { work, limit, db } = given;
    limit.giveUp(GIVEN_UP);

    expect(await isSettled(work.runTogether([], 'generic'))).toBe(false);
    expect(db.runTogether).not.toHaveBeenCalled();
  });

  it('passes on the turn that its statement has waited for', async () => {
    const { work, limit, end, takeTurn } = given;
    const begun = Promise.resolve(work.begin());
    limit.giveUp(GIVEN_UP);
    takeTurn();

    expect(await isSettled(begun)).toBe(false);
    expect(end).toHaveBeenCalledOnce();
  });

  it('passes on the turn that its transaction has waited for, and writes nothing', async () => {
    const { work, limit, db, end, takeTurn } = given;
    const written = work.transaction(async () => 'written');
    limit.giveUp(GIVEN_UP);
    takeTurn();

    await expect(written).rejects.toBe(GIVEN_UP);
    expect(db.transaction).not.toHaveBeenCalled();
    expect(end).toHaveBeenCalledOnce();
  });

  it('hands out no further rows of a long list', async () => {
    const { work, info, limit } = given;
    makeLarge(info);
    const items = await work.mapInPieces(
      Array.from({ length: 200 }, (_, index) => index),
      (row) => row,
    );
    await items[0];
    limit.giveUp(GIVEN_UP);

    expect(await isSettled(Promise.resolve(items[199]))).toBe(false);
  });

  it('hands out no row of a short list', async () => {
    const { work, info, limit } = given;
    makeLarge(info);
    limit.giveUp(GIVEN_UP);

    expect(await isSettled(Promise.resolve(work.mapInPieces([1, 2], (row) => row)))).toBe(false);
  });
});

/** So that its rows are handed out in chunks. */
function makeLarge(info: RequestInfo): void {
  info.rows = 1_000;
  info.verdict = { extensions: { cost: { total: 40_000, limit: 50_000 } } };
}

describe('the statements of one operation', () => {
  /** Which of five have begun; each is ended once it has. */
  function beginFive(isLarge: boolean) {
    const { work, info, end } = waitingWork({ turn: (ended) => ended });
    if (isLarge) makeLarge(info);
    const begun: (() => void)[] = [];
    for (let count = 0; count < 5; count += 1) {
      void Promise.resolve(work.begin()).then((end) => begun.push(end));
    }
    return { begun, end };
  }

  it('begin at once where it is small', async () => {
    const { begun } = beginFive(false);
    await sleep(0);
    expect(begun).toHaveLength(5);
  });

  it('begin two at a time where it is large, in their order, and all of them', async () => {
    const { begun, end } = beginFive(true);
    for (const expected of [2, 3, 4, 5]) {
      await sleep(0);
      expect(begun).toHaveLength(expected);
      begun[expected - 2]?.();
    }
    begun.at(-1)?.();
    expect(end).toHaveBeenCalledTimes(5);
  });
});
