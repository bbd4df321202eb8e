import { expect, it } from 'vitest';
import { sentTogether } from '../../src/db/sent-together.ts';

it('gives what each returns, in their order', async () => {
  expect(await sentTogether([Promise.resolve(1), 'two', null])).toEqual([1, 'two', null]);
});

it('fails with the first error, when all have ended', async () => {
  let hasEnded = false;
  const slow = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(() => {
    hasEnded = true;
  });
  const [first, second] = [new Error('first'), new Error('second')];
  const late = slow.then(() => Promise.reject(first));

  await expect(sentTogether([late, Promise.reject(second), slow])).rejects.toBe(first);
  expect(hasEnded).toBe(true);
});
