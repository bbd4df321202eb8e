import sql from 'sql-template-tag';
import { expect, it } from 'vitest';
import { createBatchingReader } from '../../src/db/batching-reader.ts';
import type { NamedQuery, Planning } from '../../src/db/database.ts';

/** A database that answers a round trip when it is told to. */
function heldDatabase() {
  const trips: {
    readonly names: string[];
    readonly planning: Planning;
    readonly answer: () => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const reader = createBatchingReader({
    runTogether: (queries: readonly NamedQuery[], planning: Planning) =>
      new Promise<unknown[][]>((resolve, reject) => {
        const names = queries.map(({ name }) => name);
        trips.push({ names, planning, answer: () => resolve(names.map((n) => [n])), fail: reject });
      }),
  });
  const order: string[] = [];
  const ask = (name: string, planning?: Planning) =>
    reader.run<string>(name, sql`select 1`, planning && { planning }).then(
      ([answered]) => order.push(`${name}: ${answered}`),
      (error: Error) => order.push(`${name}: ${error.message}`),
    );
  return { trips, order, ask };
}

const settle = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

it('what is asked for at one moment is one round trip, and each gets its own answer', async () => {
  const { trips, order, ask } = heldDatabase();
  void ask('one');
  void Promise.resolve().then(() => process.nextTick(() => void ask('two')));
  await settle();
  expect(trips.map(({ names }) => names)).toEqual([['one', 'two']]);
  trips[0]?.answer();
  await settle();
  expect(order).toEqual(['one: one', 'two: two']);
});

it('what has a custom plan goes by itself, and is answered with its batch', async () => {
  const { trips, order, ask } = heldDatabase();
  void ask('steady');
  void ask('peculiar', 'custom');
  await settle();
  expect(trips.map(({ names, planning }) => [planning, ...names])).toEqual([
    ['generic', 'steady'],
    ['custom', 'peculiar'],
  ]);
  trips[0]?.answer();
  await settle();
  expect(order).toEqual([]);
  trips[1]?.answer();
  await settle();
  expect(order).toEqual(['steady: steady', 'peculiar: peculiar']);
});

it('a round trip that fails is told to all who were on it, and holds nobody up', async () => {
  const { trips, order, ask } = heldDatabase();
  void ask('one');
  void ask('two');
  void ask('peculiar', 'custom');
  await settle();
  trips[0]?.fail(new Error('gone'));
  trips[1]?.answer();
  await settle();
  expect(order).toEqual(['one: gone', 'two: gone', 'peculiar: peculiar']);
});

it('the next wave waits for nothing of the one before', async () => {
  const { trips, order, ask } = heldDatabase();
  void ask('first');
  await settle();
  void ask('second');
  await settle();
  trips[1]?.answer();
  await settle();
  expect(order).toEqual(['second: second']);
});
