import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { IdleCache, MAX_IDLE } from '../../src/lib/idle-cache.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const cache = () =>
  new IdleCache<{ readonly text: string }>({
    maxWeight: 10,
    maxWeightOfOne: 8,
    weightOf: ({ text }) => text.length,
  });

it('forgets values that are not asked for, and keeps the others', () => {
  const values = cache();
  values.set('asked', { text: 'abc' });
  values.set('idle', { text: 'def' });
  for (let time = 0; time < 4 * MAX_IDLE; time += MAX_IDLE / 4) {
    expect(values.get('asked')).toEqual({ text: 'abc' });
    vi.advanceTimersByTime(MAX_IDLE / 4);
  }
  expect(values.get('idle')).toBeUndefined();
  expect(values.get('asked')).toEqual({ text: 'abc' });
});

it('has no timer once it is empty, and one again when it is not', () => {
  const values = cache();
  values.set('a', { text: 'abc' });
  expect(vi.getTimerCount()).toBeGreaterThan(0);
  vi.advanceTimersByTime(3 * MAX_IDLE);
  expect(vi.getTimerCount()).toBe(0);
  values.set('a', { text: 'abc' });
  vi.advanceTimersByTime(3 * MAX_IDLE);
  expect(values.get('a')).toBeUndefined();
});

it('forgets the oldest where there is no room, and takes nothing that is too heavy', () => {
  const values = cache();
  values.set('first', { text: 'abcde' });
  values.set('second', { text: 'abcde' });
  values.set('third', { text: 'abcde' });
  values.set('heavy', { text: 'abcdefghi' });
  expect(values.get('first')).toBeUndefined();
  expect(values.get('second')).toBeDefined();
  expect(values.get('third')).toBeDefined();
  expect(values.get('heavy')).toBeUndefined();
});
