import { expect, it } from 'vitest';
import { inTurn } from '../../src/writes/in-turn.ts';

it('what has one key waits for what came before, also if that fails; what has another does not', async () => {
  const order: string[] = [];
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const first = inTurn('page', async () => {
    await gate;
    order.push('first');
    throw new Error('failed');
  });
  const second = inTurn('page', async () => order.push('second'));
  await inTurn('other', async () => order.push('other'));
  open();
  await expect(first).rejects.toThrow('failed');
  await second;
  expect(order).toEqual(['other', 'first', 'second']);
});
