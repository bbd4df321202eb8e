import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../../support/database.ts';
import { MAIN } from '../../support/setup-build.ts';
import { PATIENCE, serve } from '../served.ts';

/** More lines than any pipe holds. */
const REQUESTS = 1_500;

async function ask(url: string, times: number): Promise<readonly number[]> {
  const statuses: number[] = [];
  const body = JSON.stringify({ query: '{ site { name } }' });
  const headers = { 'content-type': 'application/json' };
  const askOne = async () => {
    const signal = AbortSignal.timeout(20_000);
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body, signal });
    await response.arrayBuffer();
    statuses.push(response.status);
  };
  while (statuses.length < times) await Promise.all(Array.from({ length: 50 }, askOne));
  return statuses;
}

it('a log that nobody reads holds up no answer, and not the end', {
  timeout: PATIENCE,
}, async () => {
  const { url, child } = await serve({
    CLIENT_REQUESTS_PER_MINUTE: '0',
    CLIENT_COST_PER_MINUTE: '0',
  });
  child.stderr?.pause();
  expect(new Set(await ask(url, REQUESTS))).toEqual(new Set([200]));
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});

it('a log on a full disk is left out, and requests are answered', {
  timeout: PATIENCE,
}, async () => {
  const { url: databaseUrl, remove } = await createTestDatabase();
  onTestFinished(remove);
  const child = spawn(
    '/bin/sh',
    ['-c', 'exec "$0" "$@" 2> /dev/full', process.execPath, MAIN, 'serve'],
    {
      env: { PATH: process.env['PATH'], PORT: '0', DATABASE_URL: databaseUrl, DEMO: 'off' },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let url: string | undefined;
  for await (const line of createInterface(child.stdout)) {
    url = /^API {7}(http:\S+)\/graphql$/.exec(line)?.[1];
    if (url !== undefined) break;
  }
  child.stdout.resume();
  expect(new Set(await ask(url ?? '', 100))).toEqual(new Set([200]));
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
