import { setImmediate as nextTurn } from 'node:timers/promises';

/** How often the event loop turned while `work` ran: next to never, when this thread did the work. */
export async function loopTurnsDuring(work: () => Promise<unknown>): Promise<number> {
  let isRunning = true;
  let turns = 0;
  const counting = (async () => {
    while (isRunning) {
      await nextTurn();
      turns += 1;
    }
  })();
  try {
    await work();
  } finally {
    isRunning = false;
    await counting;
  }
  return turns;
}
