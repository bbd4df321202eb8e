import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { inWaves } from '../../src/db/waves.ts';

/** A reader that answers a statement when its name is let go. */
function heldReader() {
  const held = new Map<string, { answer: () => void; fail: (error: Error) => void }>();
  const reader = inWaves({
    run: <Row>(name: string) =>
      new Promise<Row[]>((resolve, reject) => {
        held.set(name, { answer: () => resolve([]), fail: reject });
      }),
  });
  const order: string[] = [];
  const ask = (name: string) =>
    reader.run(name, sql`select 1`).then(
      () => order.push(name),
      () => order.push(`${name} failed`),
    );
  return { held, order, ask };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('statements that are under way together are answered together', async () => {
  const { held, order, ask } = heldReader();
  void ask('quick');
  void ask('slow');
  held.get('quick')?.answer();
  await settle();
  expect(order).toEqual([]);
  held.get('slow')?.answer();
  await settle();
  expect(order.toSorted()).toEqual(['quick', 'slow']);
});

test('a statement that fails holds nobody up, and says so with its wave', async () => {
  const { held, order, ask } = heldReader();
  void ask('broken');
  void ask('sound');
  held.get('broken')?.fail(new Error('gone'));
  await settle();
  expect(order).toEqual([]);
  held.get('sound')?.answer();
  await settle();
  expect(order.toSorted()).toEqual(['broken failed', 'sound']);
});

test('the next wave waits for nothing of the one before', async () => {
  const { held, order, ask } = heldReader();
  void ask('first');
  held.get('first')?.answer();
  await settle();
  void ask('second');
  held.get('second')?.answer();
  await settle();
  expect(order).toEqual(['first', 'second']);
});
