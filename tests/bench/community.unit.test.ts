import { expect, it } from 'vitest';
import { at } from '../../bench/data/at.ts';
import { planCommunity } from '../../bench/data/community/community.ts';
import { copyLine } from '../../bench/data/rows/table.ts';
import { tablesOf } from '../../bench/data/rows/tables.ts';

const COMMENTS = 30_000;
const community = planCommunity(COMMENTS);
const { comments } = community;

/** The first rows of each table of a small community. */
function openings(): Record<string, string[]> {
  const lines: Record<string, string[]> = {};
  for (const { name, rows } of tablesOf(planCommunity(500)).flat()) {
    const opening: string[] = [];
    lines[name] = opening;
    for (const row of rows()) {
      opening.push(copyLine(row));
      if (opening.length === 50) break;
    }
  }
  return lines;
}

it('makes the same rows every time', () => {
  const made = openings();
  expect(Object.keys(made)).toHaveLength(8);
  expect(openings()).toEqual(made);
});

it('lets the busiest person write 1.5 to 2 % of all comments, and most people a handful', () => {
  const written = countBy(comments.author).sort((a, b) => b - a);
  expect(at(written, 0) / COMMENTS).toBeGreaterThan(0.015);
  expect(at(written, 0) / COMMENTS).toBeLessThan(0.02);
  expect(at(written, written.length >> 1)).toBeLessThan(10);
});

it('puts most comments below a few posts', () => {
  const below = countBy(comments.subject).sort((a, b) => b - a);
  const busiest = below.slice(0, community.posts.count / 10);
  expect(sum(busiest) / COMMENTS).toBeGreaterThan(0.6);
});

it('makes threads shallow, and deep here and there', () => {
  const shallow = comments.depth.filter((depth) => depth <= 3).length;
  expect(shallow / COMMENTS).toBeGreaterThan(0.8);
  expect(Math.max(...comments.depth)).toBeGreaterThan(30);
});

it('makes nothing before what it belongs to, and some comments in the same millisecond', () => {
  let ties = 0;
  let early = 0;
  comments.createdAt.forEach((time, index) => {
    const parent = at(comments.parent, index);
    if (parent >= 0 && at(comments.createdAt, parent) > time) early += 1;
    if (at(community.joinedAt, at(comments.author, index)) > time) early += 1;
    if (time === comments.createdAt[index - 1]) ties += 1;
  });
  expect(early).toBe(0);
  expect(ties).toBeGreaterThan(100);
});

it('gives every row an id of version 7 of its own, ordered by time', () => {
  const table = tablesOf(planCommunity(2_000))
    .flat()
    .find(({ name }) => name === 'comments');
  const ids = Array.from(table?.rows() ?? [], ([id]) => String(id));
  expect(ids).toHaveLength(2_000);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  const times = ids.map((id) => id.slice(0, 13));
  expect(times).toEqual([...times].sort());
});

function countBy(keys: Int32Array): number[] {
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts.values()];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
