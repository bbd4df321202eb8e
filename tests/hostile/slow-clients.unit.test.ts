import pino from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readEnv } from '../../src/env.ts';
import { requestInfo } from '../../src/http/request-info.ts';
import { createShares } from '../../src/http/shares/shares.ts';
import { SlowClients } from '../../src/http/shares/slow-clients.ts';

/** Clients of one turn, on a clock that the test sets. */
function clients() {
  let now = 0;
  const slow = new SlowClients({ turns: 1, now: () => now });
  return {
    begin: async (client: string) => slow.begin(client),
    pass(time: number) {
      now += time;
    },
    async run(client: string, time: number) {
      const end = await slow.begin(client);
      now += time;
      end();
    },
  };
}

/** Who has begun, in order. */
function watch(begun: readonly Promise<() => void>[]) {
  const order: { readonly index: number; readonly end: () => void }[] = [];
  for (const [index, promise] of begun.entries()) {
    promise.then((end) => order.push({ index, end }));
  }
  return async () => {
    await new Promise(setImmediate);
    return order;
  };
}

describe('slow clients', () => {
  it('share one turn, and those who are as slow take it by turns', async () => {
    const { begin, pass } = clients();
    const ends = [await begin('a'), await begin('b')];
    pass(8_000);
    for (const end of ends) end();
    const begun = watch(['a', 'a', 'a', 'b'].map((client) => begin(client)));
    const order: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const last = (await begun()).at(-1);
      order.push(last?.index ?? -1);
      last?.end();
    }
    expect(order).toEqual([0, 1, 3, 2]);
  });

  it('wait for those who are less slow', async () => {
    const { begin, run } = clients();
    await run('slowest', 12_000);
    await run('slow', 7_000);
    const end = await begin('slowest');
    const begun = watch([begin('slowest'), begin('slow')]);
    end();
    expect((await begun()).map(({ index }) => index)).toEqual([1]);
  });

  it('do not make other clients wait', async () => {
    const { begin, run } = clients();
    await run('a', 8_000);
    await begin('a');
    const begun = watch([begin('a'), begin('b'), begin('b')]);
    expect((await begun()).map(({ index }) => index)).toEqual([1, 2]);
  });

  it('are those alone that take long for most of their time', async () => {
    const { begin, run } = clients();
    await run('slow', 8_000);
    await begin('slow');
    await run('once', 900);
    for (let count = 0; count < 300; count += 1) await run('often', 90);
    const begun = watch([begin('once'), begin('often')]);
    expect(await begun()).toHaveLength(2);
  });

  it('are not those whose few pieces of work take long because of others', async () => {
    const { begin, run, pass } = clients();
    await run('slow', 60_000);
    for (let count = 0; count < 5; count += 1) {
      await run('reader', 1_200);
      pass(3_000);
    }
    await begin('slow');
    const begun = watch([begin('slow'), begin('reader')]);
    expect((await begun()).map(({ index }) => index)).toEqual([1]);
  });

  it('are forgiven after a while', async () => {
    const { begin, run, pass } = clients();
    await run('a', 8_000);
    await run('b', 8_000);
    await begin('a');
    pass(120_000);
    const begun = watch([begin('b')]);
    expect(await begun()).toHaveLength(1);
  });
});

const log = pino({ level: 'silent' });

function requestOf(address: string): Request {
  const request = new Request('http://commonplace/graphql');
  requestInfo(request).address = address;
  return request;
}

describe('requests of one client at once', () => {
  /** How many of 20 requests of one address begin at once, after 20 that took so many ms each. */
  function begunAtOnce(time: number): number {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    onTestFinished(() => void vi.restoreAllMocks());
    const { begin, beginRequest } = createShares({ env: readEnv({}), log, longStatements: 1 });
    const start = () => {
      const request = requestOf('192.0.2.1');
      const end = begin(request);
      if (typeof end !== 'function') throw end;
      const answered = beginRequest(request);
      return { end, answered };
    };
    const isBegun = ({ answered }: ReturnType<typeof start>) => typeof answered === 'function';
    for (const { end, answered } of Array.from({ length: 20 }, start)) {
      now += time;
      if (typeof answered === 'function') answered();
      end();
    }
    return Array.from({ length: 20 }, start).filter(isBegun).length;
  }

  it('are worked on together while they are answered soon', () => {
    expect(begunAtOnce(20)).toBe(20);
  });

  it('take turns once they take long, but for the first', () => {
    expect(begunAtOnce(2_000)).toBe(3);
  });

  it('take turns while many clients have requests under way, but for the first', () => {
    const { begin, beginRequest } = createShares({ env: readEnv({}), log, longStatements: 1 });
    const start = (address: string) => {
      const request = requestOf(address);
      begin(request);
      return typeof beginRequest(request) === 'function';
    };
    const addresses = Array.from({ length: 9 }, (_, index) => `192.0.2.${index}`);
    expect(addresses.map(start)).toEqual(addresses.map(() => true));
    expect(addresses.map(start).filter(Boolean)).toHaveLength(2);
  });

  it('are refused when their turn does not come in time', async () => {
    const env = readEnv({ OPERATION_TIMEOUT_SECONDS: '1' });
    const { begin, beginRequest } = createShares({ env, log, longStatements: 1 });
    const start = () => {
      const request = requestOf('192.0.2.1');
      begin(request);
      return beginRequest(request);
    };
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    onTestFinished(() => void clock.mockRestore());
    const first = start();
    clock.mockReturnValue(60_000);
    if (typeof first === 'function') first();
    const [, , third] = await Promise.all([start(), start(), start()]);
    expect(third).toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
  });
});

describe('clients that never pause, with requests that take long', () => {
  /** What happens after two of them had a request under way for 10 s each, while so many others were active. */
  function afterTenSeconds(others: number) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { begin, beginRequest } = createShares({ env: readEnv({}), log, longStatements: 1 });
    const start = (client: string) => {
      const request = requestOf(client);
      const end = begin(request);
      if (typeof end !== 'function') throw end;
      const started = { isBegun: false, end: () => {} };
      const note = (answered: unknown) => {
        if (typeof answered !== 'function') throw answered;
        started.isBegun = true;
        started.end = () => {
          answered();
          end();
        };
      };
      const begun = beginRequest(request);
      if (begun instanceof Promise) void begun.then(note);
      else note(begun);
      return started;
    };
    const busy = [start('192.0.2.1'), start('192.0.2.2')];
    vi.advanceTimersByTime(10_000);
    for (const { end } of busy) end();
    const readers = Array.from({ length: others }, (_, index) => `198.51.100.${index}`);
    for (const reader of readers) start(reader).end();
    return start;
  }

  it('share one turn while many are active, and it rests for three times as long as a request took', async () => {
    const start = afterTenSeconds(7);
    const first = start('192.0.2.1');
    const second = start('192.0.2.2');
    expect([first.isBegun, second.isBegun]).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(400);
    first.end();
    await vi.advanceTimersByTimeAsync(1_199);
    expect(second.isBegun).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(second.isBegun).toBe(true);
  });

  it('do not make others wait', () => {
    const start = afterTenSeconds(7);
    start('192.0.2.1');
    expect(start('198.51.100.0').isBegun).toBe(true);
    expect(start('203.0.113.1').isBegun).toBe(true);
  });

  it('are served at once where few are active', () => {
    const start = afterTenSeconds(6);
    expect([start('192.0.2.1'), start('192.0.2.2')].every(({ isBegun }) => isBegun)).toBe(true);
  });

  it('are forgiven when they pause', async () => {
    const start = afterTenSeconds(7);
    await vi.advanceTimersByTimeAsync(6_000);
    for (let index = 0; index < 7; index += 1) start(`198.51.100.${index}`).end();
    expect([start('192.0.2.1'), start('192.0.2.2')].every(({ isBegun }) => isBegun)).toBe(true);
  });
});
