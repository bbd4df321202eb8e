import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createTestDatabase } from '../../support/database.ts';
import { freePort } from '../../support/free-port.ts';
import { MAIN } from '../../support/setup-build.ts';
import { PATIENCE } from '../served.ts';

/** Runs the command line as a shell does that sends its output somewhere. */
function run(command: string, redirection: string, environment: Record<string, string> = {}) {
  const child = spawn(
    '/bin/sh',
    ['-c', `exec "$0" "$1" ${command} ${redirection}`, process.execPath, MAIN],
    { env: { PATH: process.env['PATH'], ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const exited = once(child, 'exit') as Promise<[number | null]>;
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  return { child, exited, stderr: text(child.stderr) };
}

it('output that was asked for and cannot be written is a failure', async () => {
  const { exited, stderr } = run('schema print', '> /dev/full');
  expect(await exited).toEqual([1, null]);
  expect(await stderr).toMatch(/^Not all of the output could be written: ENOSPC/);
});

it('what a command says of its progress need not be written', async () => {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  onTestFinished(remove);
  const environment = { DATABASE_URL: url };
  expect(await run('migrate', '2> /dev/full', environment).exited).toEqual([0, null]);
  const again = run('migrate', '', environment);
  expect(await again.exited).toEqual([0, null]);
  expect(await again.stderr).not.toContain('Appl');
});

it('a server whose addresses cannot be written serves', { timeout: PATIENCE }, async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const port = await freePort();
  const environment = { DATABASE_URL: url, DEMO: 'off', PORT: String(port) };
  const { child } = run('serve', '> /dev/full 2>&1', environment);
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  await vi.waitUntil(isReady, { timeout: 60_000, interval: 200 });
  // It writes them after it began to listen.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect([await isReady(), child.exitCode]).toEqual([true, null]);
});
