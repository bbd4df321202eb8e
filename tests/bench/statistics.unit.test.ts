import { expect, it } from 'vitest';
import { mixed } from '../../bench/measure/mix.ts';
import { percentile, spreadOf } from '../../bench/measure/statistics.ts';

const HUNDRED = Array.from({ length: 100 }, (_, index) => 100 - index);

it('tells percentiles by nearest rank', () => {
  expect(percentile(HUNDRED, 0.5)).toBe(50);
  expect(percentile(HUNDRED, 0.99)).toBe(99);
  expect(percentile(HUNDRED, 1)).toBe(100);
  expect(percentile([7], 0.01)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});

it('tells the median with the least and the most', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
  expect(spreadOf([10, 1, 2, 3])).toEqual({ median: 2.5, least: 1, most: 10 });
});

it('mixes kinds of requests by their weights, each going round its own', () => {
  const request = (path: string) => ({ method: 'GET', path, headers: {} }) as const;
  const paths = mixed({
    profile: [request('p0'), request('p1'), request('p2')],
    thread: [request('t')],
    wiki: [request('w')],
    'feed-1': [request('f')],
    search: [request('s')],
    node: [request('n')],
  }).map(({ path }) => path);
  const dozen = paths.slice(0, 12).map((path) => path.charAt(0));
  expect([...dozen].sort().join('')).toBe('ffnnppppsttw');
  expect(paths.filter((path) => path.startsWith('p')).slice(0, 4)).toEqual([
    'p0',
    'p1',
    'p2',
    'p0',
  ]);
});
