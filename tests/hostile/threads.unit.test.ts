import { expect, it, onTestFinished } from 'vitest';
import { Thread } from '../../src/workers/thread.ts';

/** In MB: several times what the thread may have. */
const WANTED = 200;

/** A thread that fills so much memory and then answers. */
const GREEDY = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', () => {
    const kept = [];
    for (let size = 0; size < ${WANTED}; size += 1) kept.push(Array.from({ length: 131072 }, () => size));
    parentPort.postMessage({ result: kept.length });
  });
  parentPort.postMessage(null);`;

it('a thread that needs too much memory ends, and the process does not', async () => {
  const module = new URL(`data:text/javascript,${encodeURIComponent(GREEDY)}`);
  const thread = new Thread(module, { maxMemory: 32 });
  onTestFinished(() => thread.end());
  await expect(thread.run({ name: 'fill', input: null }, 60_000)).rejects.toThrow(/memory/);
  expect(thread.hasEnded).toBe(true);
}, 60_000);
