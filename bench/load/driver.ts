/**
 * The load driver, a process of its own, so that what it takes of the CPU is not the server's. Its
 * parent tells it the load in a message, is told what was counted, and the process ends.
 */
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Counted, Load, Message } from './load.ts';
import { send } from './send.ts';

/** After so many failures nothing more is sent. */
const MAX_FAILURES = 10;

const [load] = (await once(process, 'message')) as [Load];
const counted = await drive(load);
await tell({ kind: 'counted', counted });
process.disconnect?.();

async function drive({ url, requests, connections, warmUp, seconds }: Load): Promise<Counted> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const latencies: number[] = [];
  const failures: string[] = [];
  let phase: 'warm-up' | 'counting' | 'over' = 'warm-up';
  let next = 0;

  const sendInTurn = async () => {
    while (phase !== 'over' && failures.length < MAX_FAILURES) {
      const request = requests[next % requests.length];
      if (request === undefined) return;
      next += 1;
      const sentAt = performance.now();
      const failure = await send(pool, request);
      if (failure !== undefined) failures.push(failure);
      else if (phase === 'counting') latencies.push(performance.now() - sentAt);
    }
  };
  const sending = Promise.all(Array.from({ length: connections }, sendInTurn));

  await sleep(warmUp * 1000);
  phase = 'counting';
  const begin = performance.now();
  void tell({ kind: 'begin' });
  await sleep(seconds * 1000);
  phase = 'over';
  const end = performance.now();
  void tell({ kind: 'end' });

  await sending;
  await pool.close();
  return { seconds: (end - begin) / 1000, latencies, failures };
}

/** Comes back when the message is on its way: what follows might else cut a long one off. */
function tell(message: Message): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error) => (error === null ? resolve() : reject(error)));
  });
}
