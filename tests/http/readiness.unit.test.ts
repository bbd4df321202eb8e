import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BatchReader } from '../../src/db/database.ts';
import { createReadiness } from '../../src/http/readiness.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function database(answer: () => Promise<unknown[][]>) {
  const runTogether = vi.fn<BatchReader['runTogether']>(answer);
  const hasRoom = vi.fn(async () => true);
  return { runTogether, hasRoom, readiness: createReadiness({ runTogether, hasRoom }) };
}

it('probes of one second share one statement', async () => {
  const { runTogether, readiness } = database(async () => [[{ one: 1 }]]);
  expect(await Promise.all([readiness(), readiness()])).toEqual(['ok', 'ok']);
  await vi.advanceTimersByTimeAsync(999);
  expect(await readiness()).toBe('ok');
  expect(runTogether).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await readiness()).toBe('ok');
  expect(runTogether).toHaveBeenCalledTimes(2);
});

it('reads that fail are not ready', async () => {
  const { readiness } = database(async () => {
    throw new Error('gone');
  });
  expect(await readiness()).toBe('unavailable');
});

it('reads without an answer are not ready after two seconds, and are tried again after that', async () => {
  let answer: Promise<unknown[][]> = new Promise(() => {});
  const { runTogether, readiness } = database(() => answer);
  const probes = [readiness(), readiness()];
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await Promise.all(probes)).toEqual(['unavailable', 'unavailable']);
  expect(runTogether).toHaveBeenCalledTimes(1);
  answer = Promise.resolve([[{ one: 1 }]]);
  expect(await readiness()).toBe('unavailable');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await readiness()).toBe('ok');
});

it('a disk without room for writes is not ready', async () => {
  const { hasRoom, readiness } = database(async () => [[{ one: 1 }]]);
  hasRoom.mockResolvedValueOnce(false);
  expect(await readiness()).toBe('disk full');
});
