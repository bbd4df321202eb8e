import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BatchReader } from '../../src/db/database.ts';
import { createReadiness } from '../../src/http/readiness.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function database(answer: () => Promise<unknown[][]>) {
  const runTogether = vi.fn<BatchReader['runTogether']>(answer);
  return { runTogether, isReady: createReadiness({ runTogether }) };
}

test('probes of one second share one statement', async () => {
  const { runTogether, isReady } = database(async () => [[{ one: 1 }]]);
  expect(await Promise.all([isReady(), isReady()])).toEqual([true, true]);
  await vi.advanceTimersByTimeAsync(999);
  expect(await isReady()).toBe(true);
  expect(runTogether).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await isReady()).toBe(true);
  expect(runTogether).toHaveBeenCalledTimes(2);
});

test('reads that fail are not ready', async () => {
  const { isReady } = database(async () => {
    throw new Error('gone');
  });
  expect(await isReady()).toBe(false);
});

test('reads without an answer are not ready after two seconds, and are tried again after that', async () => {
  let answer: Promise<unknown[][]> = new Promise(() => {});
  const { runTogether, isReady } = database(() => answer);
  const probes = [isReady(), isReady()];
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await Promise.all(probes)).toEqual([false, false]);
  expect(runTogether).toHaveBeenCalledTimes(1);
  answer = Promise.resolve([[{ one: 1 }]]);
  expect(await isReady()).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await isReady()).toBe(true);
});
