import type { Page } from 'playwright-core';

/** From how many ms on a timer is one that a test need not wait for. */
const LONG = 1_000;

/** How often it is looked for timers that were set meanwhile, in ms. */
const STEP = 50;

/** Makes the long timers of the next documents of a page such as `passTime` can end. Clocks and animations go on as they do. */
export async function holdTimers(page: Page): Promise<void> {
  await page.addInitScript((long) => {
    if ('endLongTimers' in window) return;
    const { setTimeout: set, clearTimeout: clear } = window;
    const waiting = new Map<number, () => void>();
    const holding = (act: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
      const run = () => {
        waiting.delete(id);
        act(...args);
      };
      const id: number = set(run, ms);
      if (ms >= long) waiting.set(id, run);
      return id;
    };
    const letting = (id?: number) => {
      if (id !== undefined) waiting.delete(id);
      clear(id);
    };
    const endLongTimers = () => {
      for (const [id, run] of [...waiting]) {
        clear(id);
        run();
      }
    };
    Object.assign(window, { setTimeout: holding, clearTimeout: letting, endLongTimers });
  }, LONG);
}

/** Ends long timers, also those that are set meanwhile, until something has come. */
export async function passTime<Result>(page: Page, coming: Promise<Result>): Promise<Result> {
  let hasCome = false;
  const settled = coming.finally(() => {
    hasCome = true;
  });
  settled.catch(() => {});
  while (!hasCome) {
    await page.evaluate('endLongTimers()');
    await page.waitForTimeout(STEP);
  }
  return settled;
}
