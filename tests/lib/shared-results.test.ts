import { expect, it, vi } from 'vitest';
import { SharedResults } from '../../src/lib/shared-results.ts';

const wanted = () => {};
const unwanted = () => {
  throw new Error('given up');
};

function resultsOf(maxWeight = 1_000) {
  return new SharedResults<{ text: string }>({ maxWeight, weightOf: ({ text }) => text.length });
}

it('makes a result once for all who ask while it is made, and remembers it', async () => {
  const results = resultsOf();
  const make = vi.fn(async () => ({ text: 'made' }));
  const all = await Promise.all(
    Array.from({ length: 48 }, () => results.findOrMake('key', { assertWanted: wanted, make })),
  );
  expect(new Set(all).size).toBe(1);
  expect(make).toHaveBeenCalledOnce();
  expect(results.find('key')).toBe(all[0]);
});

it('forgets the oldest when all weigh too much', async () => {
  const results = resultsOf(100);
  for (const key of ['a', 'b', 'c']) {
    const make = async () => ({ text: key.repeat(40) });
    await results.findOrMake(key, { assertWanted: wanted, make });
  }
  expect([results.find('a'), results.find('b')?.text.length]).toEqual([undefined, 40]);
});

it('does not remember a failure', async () => {
  const results = resultsOf();
  const fail = async () => Promise.reject(new Error('no'));
  await expect(results.findOrMake('key', { assertWanted: wanted, make: fail })).rejects.toThrow(
    'no',
  );
  const made = await results.findOrMake('key', {
    assertWanted: wanted,
    make: async () => ({ text: 'now' }),
  });
  expect(made.text).toBe('now');
});

it('goes on for as long as one of those who wait wants the result', async () => {
  const results = resultsOf();
  let begin = () => {};
  const start = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const make = async (assertWanted: () => void) => {
    await start;
    assertWanted();
    return { text: 'made' };
  };
  const first = results.findOrMake('key', { assertWanted: unwanted, make });
  const second = results.findOrMake('key', { assertWanted: wanted, make });
  begin();
  expect((await second).text).toBe('made');
  expect((await first).text).toBe('made');
  const alone = results.findOrMake('other', { assertWanted: unwanted, make });
  await expect(alone).rejects.toThrow('given up');
});
