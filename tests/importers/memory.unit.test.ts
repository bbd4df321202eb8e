import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { generateDump } from './generate-dump.ts';

const PROGRAM = fileURLToPath(new URL('programs/read-dump.ts', import.meta.url));

/** Of V8's heap, for both: what is garbage must go, or the figures mean nothing. */
const HEAP_MEGABYTES = 64;

async function read(directory: string): Promise<{ records: number; megabytes: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    `--max-old-space-size=${HEAP_MEGABYTES}`,
    ...['--import', 'tsx', PROGRAM, directory],
  ]);
  return JSON.parse(stdout);
}

it('a dump that is twenty times larger needs no more memory', { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-memory-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const sizes = { words: 120 };
  const small = await read(
    await generateDump(join(folder, 'small'), { ...sizes, questions: 100, users: 50 }),
  );
  const large = await read(
    await generateDump(join(folder, 'large'), { ...sizes, questions: 2_000, users: 1_000 }),
  );
  process.stdout.write(
    `${small.records} records: ${small.megabytes} MB, ${large.records} records: ${large.megabytes} MB\n`,
  );
  expect(large.records).toBeGreaterThan(19 * small.records);
  expect(large.megabytes).toBeLessThan(small.megabytes + 48);
});
