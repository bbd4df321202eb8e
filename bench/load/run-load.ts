import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Counted, Load, Message } from './load.ts';

const DRIVER = fileURLToPath(new URL('driver.ts', import.meta.url));

/** How long requests may stay unanswered after the end, in s. */
const DRAIN_TIMEOUT = 60;

/**
 * Runs a load in a process of its own.
 *
 * @param onEdge called at the moments between which requests are counted
 * @throws Error when a request failed or nothing was answered
 */
export async function runLoad(
  load: Load,
  onEdge: (edge: 'begin' | 'end') => void,
): Promise<Counted> {
  const child = fork(DRIVER, { execArgv: ['--import', 'tsx'] });
  const kill = () => child.kill('SIGKILL');
  const timer = setTimeout(kill, (load.warmUp + load.seconds + DRAIN_TIMEOUT) * 1000);
  process.once('exit', kill);
  try {
    const counted = await new Promise<Counted>((resolve, reject) => {
      child.on('message', (message: Message) => {
        if (message.kind === 'counted') resolve(message.counted);
        else onEdge(message.kind);
      });
      // Not at its exit, which may come before what it said last has been read.
      child.once('disconnect', () => reject(new Error('The load driver ended without an answer')));
      child.once('error', reject);
      child.send(load);
    });
    const [failure] = counted.failures;
    if (failure !== undefined) throw new Error(`A request failed: ${failure}`);
    if (counted.latencies.length === 0) throw new Error('No request was answered');
    return counted;
  } finally {
    clearTimeout(timer);
    process.off('exit', kill);
    kill();
  }
}
