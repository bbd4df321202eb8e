import { setTimeout as sleep } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { expect, it, onTestFinished, vi } from 'vitest';
import { isUnavailable } from '../../../src/db/unavailable.ts';
import { Thread } from '../../../src/workers/thread.ts';
import { openTestDatabase } from '../../support/database.ts';

/** How often the thread is ended, and how many write at once. */
const ENDS = 4;
const WRITERS = 8;

/** Larger than a page, so that a row is several. */
const TEXT = 'many words '.repeat(3_000);

const database = await openTestDatabase({ content: 'nothing' });
await database.execute('test.table', sql`create table writes (n int, part int, words text)`);

it('loses no commit that was answered, and leaves no half of one, however often its thread is ended', async () => {
  await database.execute('test.empty', sql`truncate writes`);
  const runs = vi.spyOn(Thread.prototype, 'run');
  onTestFinished(() => runs.mockRestore());
  const acknowledged = new Set<number>();
  let number = 0;
  let ends = 0;

  async function write(): Promise<void> {
    number += 1;
    const n = number;
    const add = (part: number) => sql`insert into writes values (${n}, ${part}, ${TEXT})`;
    try {
      await database.transaction(async (tx) => {
        await tx.execute('test.first', add(1));
        await tx.execute('test.second', add(2));
      });
      acknowledged.add(n);
    } catch (error) {
      expect(isUnavailable(error)).toBe(true);
    }
  }

  async function writeOn(): Promise<void> {
    while (ends < ENDS) await write();
  }

  async function endThreads(): Promise<void> {
    for (; ends < ENDS; ends += 1) {
      const before = acknowledged.size;
      await vi.waitUntil(() => acknowledged.size >= before + WRITERS, { timeout: 60_000 });
      await sleep(ends * 3);
      const thread = runs.mock.contexts.at(-1);
      if (thread instanceof Thread) await thread.end();
    }
  }

  await Promise.all([endThreads(), ...Array.from({ length: WRITERS }, writeOn)]);
  const rows = await database.run<{ n: number; parts: number }>(
    'test.rows',
    sql`select n, count(*)::int as parts from writes where words = ${TEXT} group by n`,
  );
  const found = new Set(rows.map(({ n }) => n));
  expect([...acknowledged].filter((n) => !found.has(n))).toEqual([]);
  expect(rows.filter(({ parts }) => parts !== 2)).toEqual([]);
  const threads = new Set(runs.mock.contexts);
  // On a slow machine a statement that takes too long ends a thread too.
  expect(threads.size).toBeGreaterThan(ENDS);
}, 180_000);
