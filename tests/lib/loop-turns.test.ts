import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { nextSlice, noteWork } from '../../src/event-loop/loop-turns.ts';

function workFor(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

/** Waits until no piece is left and the loop is idle. */
async function idle(): Promise<void> {
  await turn();
  await turn();
}

it('long work goes on when the loop has turned, one piece after the other', async () => {
  await idle();
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 0);
  noteWork();
  workFor(25);
  const order: string[] = [];
  const turnsAt: number[] = [];
  const pieces = ['first', 'second', 'third'].map(async (name) => {
    await nextSlice();
    order.push(name);
    turnsAt.push(turns);
    workFor(25);
    await null;
    order.push(`${name} ends`);
  });
  await Promise.all(pieces);
  clearInterval(timer);
  expect(order).toEqual([
    ...['first', 'first ends', 'second', 'second ends', 'third', 'third ends'],
  ]);
  // Timers ran between them.
  expect(new Set(turnsAt).size).toBe(3);
});

it('short pieces that wait go on in one turn', async () => {
  await idle();
  noteWork();
  workFor(25);
  let turns = 0;
  const seen: number[] = [];
  const pieces = Array.from({ length: 10 }, async () => {
    await nextSlice();
    seen.push(turns);
    setImmediate(() => {
      turns += 1;
    });
  });
  await Promise.all(pieces);
  expect(new Set(seen).size).toBeLessThan(5);
});
