import { describe, expect, test } from 'vitest';
import { SlowClients } from '../../src/http/shares/slow-clients.ts';

/** Clients of one turn, on a clock that the test sets. */
function clients() {
  let now = 0;
  const slow = new SlowClients({ turns: 1, now: () => now });
  return {
    begin: (client: string) => slow.begin(client),
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
  test('share one turn, and those who are as slow take it by turns', async () => {
    const { begin, pass } = clients();
    const ends = [await begin('a'), await begin('b')];
    pass(4_000);
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

  test('wait for those who are less slow', async () => {
    const { begin, run } = clients();
    await run('slowest', 9_000);
    await run('slow', 3_000);
    const end = await begin('slowest');
    const begun = watch([begin('slowest'), begin('slow')]);
    end();
    expect((await begun()).map(({ index }) => index)).toEqual([1]);
  });

  test('do not make other clients wait', async () => {
    const { begin, run } = clients();
    await run('a', 4_000);
    await begin('a');
    const begun = watch([begin('a'), begin('b'), begin('b')]);
    expect((await begun()).map(({ index }) => index)).toEqual([1, 2]);
  });

  test('are those alone that take long for most of their time', async () => {
    const { begin, run } = clients();
    await run('slow', 4_000);
    await begin('slow');
    await run('once', 900);
    for (let count = 0; count < 300; count += 1) await run('often', 90);
    const begun = watch([begin('once'), begin('often')]);
    expect(await begun()).toHaveLength(2);
  });

  test('are forgiven after a while', async () => {
    const { begin, run, pass } = clients();
    await run('a', 4_000);
    await run('b', 4_000);
    await begin('a');
    pass(120_000);
    const begun = watch([begin('b')]);
    expect(await begun()).toHaveLength(1);
  });
});
