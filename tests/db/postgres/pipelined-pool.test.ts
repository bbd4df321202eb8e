import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
import { DatabaseBusyError } from '../../../src/db/errors.ts';
import { Incident } from '../../../src/db/incident.ts';
import { ConnectionShortage } from '../../../src/db/postgres/connection-shortage.ts';
import { pipelinedPool } from '../../../src/db/postgres/pipelined-pool.ts';

function openPool(usual: number, limits: { answer: number; wait: number } | null = null) {
  const incident = new Incident();
  const pool = pipelinedPool({
    connectionString: inject('postgresUrl'),
    max: 3,
    usual,
    connectionTimeoutMillis: 5_000,
    incident,
    shortage: new ConnectionShortage(incident),
    limits,
  });
  onTestFinished(() => pool.end());
  /** Asks something and answers with the backend that did it. */
  const ask = async (text: string): Promise<number> => {
    const { rows } = await pool.query<{ pid: number }>({ text });
    return rows[0]?.pid ?? 0;
  };
  return { quick: () => ask('select pg_backend_pid() as pid'), ask };
}

const SLOW = 'select pg_backend_pid() as pid from pg_sleep(2)';

it.each([1, 2, 3])(
  'what is asked at one moment is asked of %s backends, as is usual',
  async (usual) => {
    const { quick } = openPool(usual);
    const ask = () => Promise.all(Array.from({ length: 9 }, quick));
    // On a busy machine the first answers are slow, and slow ones are shared among more.
    await vi.waitUntil(async () => new Set(await ask()).size === usual, { timeout: 10_000 });
  },
);

it('nothing is sent behind a query that is slow', async () => {
  const { quick, ask } = openPool(1);
  await quick();
  const slow = ask(SLOW);
  await sleep(100);
  const first = await Promise.race([slow.then(() => 'the slow one'), quick()]);
  expect(first).toBeTypeOf('number');
  expect(await slow).not.toBe(first);
});

it('what was sent behind a query that turns out to be slow is answered by another backend', async () => {
  const { quick, ask } = openPool(1);
  await quick();
  const slow = ask(SLOW);
  const behind = quick();
  const first = await Promise.race([slow.then(() => 'the slow one'), behind]);
  expect(first).toBeTypeOf('number');
  expect(await slow).not.toBe(first);
});

it('an error is that of the query itself, and comes once', async () => {
  const { quick, ask } = openPool(1);
  await quick();
  const slow = ask(SLOW);
  await expect(ask('select 1 / 0 as pid')).rejects.toThrow('division by zero');
  expect(await slow).toBeTypeOf('number');
});

it('work that is slow on average is shared among all connections', async () => {
  const { ask } = openPool(1);
  const one = () => ask('select pg_backend_pid() as pid from pg_sleep(0.05)');
  const some = () => Promise.all([one(), one(), one()]);
  for (let round = 0; round < 5; round += 1) await some();
  expect(new Set(await some()).size).toBe(3);
});

it('while all are slow, a query waits behind the one with the least to do', async () => {
  const { quick, ask } = openPool(1);
  await quick();
  const slow: Promise<number>[] = [];
  for (let number = 0; number < 3; number += 1) {
    slow.push(ask(SLOW));
    // Long enough for a busy machine to open another connection.
    await sleep(400);
  }
  const waiting = quick();
  expect(new Set(await Promise.all(slow)).size).toBe(3);
  expect(await Promise.all(slow)).toContain(await waiting);
});

/** Keeps three connections busy, and gives what they answer. */
async function keepBusy({ quick, ask }: ReturnType<typeof openPool>): Promise<Promise<number>[]> {
  await quick();
  const slow: Promise<number>[] = [];
  for (let number = 0; number < 3; number += 1) {
    slow.push(ask(SLOW));
    await sleep(200);
  }
  return slow;
}

it('a query is refused when no connection has answered for as long as one may wait', async () => {
  const pool = openPool(1, { answer: 20_000, wait: 1_000 });
  const slow = await keepBusy(pool);
  await sleep(1_000);
  await expect(pool.quick()).rejects.toThrow(DatabaseBusyError);
  await Promise.all(slow);
  await expect(pool.quick()).resolves.toBeTypeOf('number');
});

it('a query is refused when too many wait on each connection', async () => {
  const pool = openPool(1);
  const slow = await keepBusy(pool);
  const results = await Promise.allSettled(Array.from({ length: 1_600 }, pool.quick));
  const refused = results.filter(({ status }) => status === 'rejected');
  // 500 may be under way on each of the three, with what it does.
  expect(refused).toHaveLength(1_600 - 3 * 499);
  await Promise.all(slow);
});
