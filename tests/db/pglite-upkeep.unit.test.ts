import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startUpkeep } from '../../src/db/pglite/upkeep.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Upkeep whose statements end when `fail` is called. */
function upkeep() {
  const statements: ((error: Error) => void)[] = [];
  const queryRaw = () => new Promise((_resolve, reject) => statements.push(reject));
  const warn = vi.fn<(message: string) => void>();
  const end = startUpkeep({ adapter: { queryRaw } as unknown as SqlDriverAdapter, warn });
  const fail = () => statements.splice(0).map((reject) => reject(new Error('It is closed')));
  return { warn, end, fail };
}

it('a failure is told of once', async () => {
  const { warn, end, fail } = upkeep();
  for (let count = 0; count < 3; count += 1) {
    await vi.advanceTimersByTimeAsync(10_000);
    fail();
  }
  await vi.advanceTimersByTimeAsync(0);
  end();
  expect(warn).toHaveBeenCalledTimes(1);
});

it('what fails because the database was closed meanwhile is not told of', async () => {
  const { warn, end, fail } = upkeep();
  await vi.advanceTimersByTimeAsync(10_000);
  end();
  fail();
  await vi.advanceTimersByTimeAsync(0);
  expect(warn).not.toHaveBeenCalled();
});
