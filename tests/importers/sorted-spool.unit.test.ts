import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { SortedSpool } from '../../src/importers/spool/sorted-spool.ts';

function spoolOf(runCharacters: number): SortedSpool {
  const spool = new SortedSpool(runCharacters);
  onTestFinished(() => spool.close());
  return spool;
}

async function keysOf(spool: SortedSpool): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of spool.read()) keys.push(key);
  return keys;
}

/** Numbers from 0 on in an order that looks like none. */
function shuffled(count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    String((index * 7919) % count).padStart(6, '0'),
  );
}

it.each([
  ['in memory alone', 10_000_000],
  ['from memory and a few files', 20_000],
  ['from more files than are open at once', 500],
])('brings rows into the order of their keys: %s', async (_, runCharacters) => {
  const spool = spoolOf(runCharacters);
  const keys = shuffled(4_001);
  for (const key of keys) await spool.add(key, { key });
  expect(spool.count).toBe(keys.length);
  expect(await keysOf(spool)).toEqual(keys.toSorted());
});

it('gives values back as they were, line separators and all, and as often as asked', async () => {
  const spool = spoolOf(10);
  const values = ['a\nb\tc', '\u2028\u2029', '🏮'.repeat(50_000), { deep: [null, 1] }];
  for (const [index, value] of values.entries()) await spool.add(String(index), value);
  for (let time = 0; time < 2; time += 1) {
    const read: unknown[] = [];
    for await (const { line } of spool.read()) read.push(JSON.parse(line));
    expect(read).toEqual(values);
  }
});

it('leaves no file behind, not even while it is used', async () => {
  const own = mkdtempSync(join(tmpdir(), 'commonplace-spool-'));
  vi.stubEnv('TMPDIR', own);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(own, { recursive: true });
  });
  const spool = spoolOf(100);
  for (const key of shuffled(500)) await spool.add(key, key);
  expect(readdirSync(own)).toEqual([]);
  expect(await keysOf(spool)).toHaveLength(500);
});
