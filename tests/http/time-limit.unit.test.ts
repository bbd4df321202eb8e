import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TimeLimit } from '../../src/http/time-limit.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const TOO_SLOW = expect.objectContaining({
  message: 'The operation took longer than 2 s and was given up. Ask for less at once.',
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

test('an operation is given up when its time is over, whether or not anybody listens', () => {
  const asked = limitOn(new AbortController().signal);
  const listened = limitOn(new AbortController().signal);
  const { signal } = listened;
  vi.advanceTimersByTime(1_999);
  expect([reasonOf(asked), reasonOf(listened), signal.aborted]).toEqual([null, null, false]);
  vi.advanceTimersByTime(1);
  expect([reasonOf(asked), reasonOf(listened), signal.reason]).toEqual(Array(3).fill(TOO_SLOW));
});

test('work that takes longer is left alone, and leaves no timer behind', async () => {
  const limit = limitOn(new AbortController().signal);
  const slow = limit.run(() => new Promise(() => {})).catch((reason: unknown) => reason);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await slow).toEqual(TOO_SLOW);
  expect(vi.getTimerCount()).toBe(0);
});

test('work that ends in time gives its result, and leaves no timer behind', async () => {
  const limit = limitOn(new AbortController().signal);
  expect(await limit.run(() => 1)).toBe(1);
  expect(await limit.run(async () => 2)).toBe(2);
  await expect(limit.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});

test('work is not begun when the limit is over', async () => {
  const limit = limitOn(new AbortController().signal);
  vi.advanceTimersByTime(2_000);
  const work = vi.fn();
  await expect(limit.run(work)).rejects.toEqual(TOO_SLOW);
  expect(work).not.toHaveBeenCalled();
});

test('and when its client goes, with the reason of that', () => {
  const client = new AbortController();
  const limit = limitOn(client.signal);
  const { signal } = limit;
  const gone = new Error('gone');
  client.abort(gone);
  expect(reasonOf(limit)).toBe(gone);
  expect(signal.reason).toBe(gone);
});

test('a signal that is asked for when all is over is aborted at once', () => {
  expect(limitOn(AbortSignal.abort('gone')).signal.reason).toBe('gone');
  const late = limitOn(new AbortController().signal);
  vi.advanceTimersByTime(2_000);
  expect(late.signal.reason).toEqual(TOO_SLOW);
});

test('an operation that has ended leaves no timer and no listener behind', () => {
  const client = new AbortController();
  const limit = limitOn(client.signal);
  const { signal } = limit;
  expect(vi.getTimerCount()).toBe(1);
  limit.end();
  client.abort();
  expect(vi.getTimerCount()).toBe(0);
  expect(signal.aborted).toBe(false);
});
