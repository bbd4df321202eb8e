// Loaded before the server (`node --import`): measures how long its main thread holds the event loop, and
// how much memory the process takes. The parent asks by a message and gets the peaks since it last asked;
// or it has a promise rejected that nobody waits for.
import { openSync, readSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** How often the loop has to turn, in ms. */
const TICK = 5;

const buffer = Buffer.alloc(128);
// Time that the thread had on a core, so that other processes on a busy machine do not count (Linux, proc(5)).
const schedstat = isMainThread ? openSync('/proc/thread-self/schedstat', 'r') : -1;

/** CPU time of this thread, in ms. */
function threadTime() {
  const length = readSync(schedstat, buffer, 0, buffer.length, 0);
  return Number(buffer.toString('latin1', 0, length).split(' ', 1)[0]) / 1e6;
}

if (isMainThread && process.send !== undefined) {
  let before = threadTime();
  const peaks = { hold: 0, memory: 0 };
  const look = () => {
    const now = threadTime();
    peaks.hold = Math.max(peaks.hold, now - before);
    before = now;
    peaks.memory = Math.max(peaks.memory, process.memoryUsage.rss() / 2 ** 20);
  };
  setInterval(look, TICK).unref();
  process.on('message', (message) => {
    if (message === 'reject') {
      Promise.reject(new Error('Nobody waits for this'));
      return;
    }
    look();
    process.send?.({ ...peaks });
    globalThis.gc?.();
    before = threadTime();
    Object.assign(peaks, { hold: 0, memory: process.memoryUsage.rss() / 2 ** 20 });
  });
  process.channel?.unref();
  // A test that was cut off leaves no server behind.
  process.on('disconnect', () => process.exit(1));
}
