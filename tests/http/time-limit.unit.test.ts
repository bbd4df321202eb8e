import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TimeLimit } from '../../src/http/time-limit.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const TOO_SLOW = expect.objectContaining({
  message: 'The operation took longer than 2 s and was stopped. Request less data at once.',
});

function limitOn(connection: AbortSignal): TimeLimit {
  return new TimeLimit({ connection, seconds: 2 });
}

function reasonOf(limit: TimeLimit): unknown {
  try {
    limit.assertNotOver();
    return null;
  } catch (reason) {
    return reason;
  }
}

function reasonOfRun(limit: TimeLimit): Promise<unknown> {
  return Promise.resolve(limit.run(() => new Promise(() => {}))).catch((reason) => reason);
}

it('an operation is given up when its time is over', () => {
  const limit = limitOn(new AbortController().signal);
  vi.advanceTimersByTime(1_999);
  expect([reasonOf(limit), limit.findReason()]).toEqual([null, undefined]);
  vi.advanceTimersByTime(1);
  expect([reasonOf(limit), limit.findReason()]).toEqual([TOO_SLOW, TOO_SLOW]);
});

it('work that takes longer is left alone, and leaves no timer behind', async () => {
  const limit = limitOn(new AbortController().signal);
  const slow = reasonOfRun(limit);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await slow).toEqual(TOO_SLOW);
  expect(vi.getTimerCount()).toBe(0);
});

it('work that ends in time gives its result, and leaves no timer behind', async () => {
  const limit = limitOn(new AbortController().signal);
  expect(await limit.run(() => 1)).toBe(1);
  expect(await limit.run(async () => 2)).toBe(2);
  await expect(limit.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});

it('work is not begun when the limit is over', async () => {
  const limit = limitOn(new AbortController().signal);
  vi.advanceTimersByTime(2_000);
  const work = vi.fn();
  expect(() => limit.run(work)).toThrow(TOO_SLOW);
  expect(work).not.toHaveBeenCalled();
});

it('an operation whose client has gone ends where it would read on', async () => {
  const client = new AbortController();
  const limit = limitOn(client.signal);
  const gone = new Error('gone');
  const slow = reasonOfRun(limit);
  client.abort(gone);
  expect(limit.findReason()).toBe(gone);
  expect(await slow).toBe(gone);
  expect(vi.getTimerCount()).toBe(0);
});

it('all that an operation waits for ends when it is given up, also what it gives up itself', async () => {
  const limit = limitOn(new AbortController().signal);
  const gone = new Error('too large');
  const earlier = reasonOfRun(limit);
  const later = limit.run(() => {
    limit.giveUp(gone);
    return new Promise(() => {});
  });
  await expect(later).rejects.toBe(gone);
  expect(await earlier).toBe(gone);
  expect(vi.getTimerCount()).toBe(0);
});
