import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { LogOutput } from '../../src/log-output.ts';

const LINE = `${'x'.repeat(999)}\n`;

async function openPipe() {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-log-'));
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  onTestFinished(async () => {
    closeSync(fd);
    await rm(folder, { recursive: true });
  });
  return fd;
}

/** What can be read from a pipe at the moment. */
function readAll(fd: number): string {
  const buffer = Buffer.alloc(1024 * 1024);
  try {
    return buffer.toString('utf8', 0, readSync(fd, buffer));
  } catch {
    return '';
  }
}

it('writes all lines in their order to a reader who comes late', async () => {
  const fd = await openPipe();
  const output = new LogOutput({ fd, onLost: () => expect.unreachable() });
  const lines = Array.from({ length: 500 }, (_, n) => `${n} ${LINE}`);
  for (const line of lines) output.write(line);
  let read = '';
  await vi.waitUntil(() => {
    read += readAll(fd);
    return read.length === lines.join('').length;
  }, 10_000);
  expect(read).toBe(lines.join(''));
});

it('leaves out what nobody reads for too long, and tells how much that was', async () => {
  const fd = await openPipe();
  const lost: number[] = [];
  const output = new LogOutput({
    fd,
    maxWaiting: 200_000,
    onLost: (lines) => lost.push(lines),
  });
  for (let n = 0; n < 1_000; n += 1) output.write(LINE);
  let read = '';
  await vi.waitUntil(() => {
    read += readAll(fd);
    return lost.length > 0;
  }, 10_000);
  await vi.waitUntil(() => {
    read += readAll(fd);
    return read.length / LINE.length + (lost[0] ?? 0) === 1_000;
  }, 10_000);
  expect(lost).toEqual([1_000 - read.length / LINE.length]);
  output.write('more\n');
  await vi.waitUntil(() => readAll(fd) === 'more\n');
  expect(lost).toHaveLength(1);
});

it('goes on after a line that could not be written', async () => {
  const fd = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(fd));
  const output = new LogOutput({ fd, onLost: () => expect.unreachable() });
  for (let n = 0; n < 100; n += 1) {
    output.write(LINE);
    await new Promise((resolve) => setImmediate(resolve));
  }
});
