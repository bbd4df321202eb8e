import type { Page } from 'playwright-core';
import { hydrated } from './hydrated.ts';

/** What a reader on a slow machine waits for, measured by the browser itself. */
export interface Figures {
  /** When the largest thing was painted, in ms. */
  readonly largestPaint: number;
  /** Sum of all unexpected movements, as Chromium weighs them (Layout Instability API). */
  readonly layoutShift: number;
  /** Time beyond 50 ms of all tasks that took longer than that, in ms. */
  readonly blocked: number;
  /** Bytes of script as they came over the wire. */
  readonly scriptBytes: number;
}

/** How much slower than this machine the reader's is. */
const SLOWDOWN = 4;

declare global {
  interface Window {
    measured: { largestPaint: number; layoutShift: number; blocked: number };
  }
}

/** Opens a page on a slowed processor, uses it, and watches it until nothing more is loaded. */
export async function measure(page: Page, path: string): Promise<Figures> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.addInitScript(watch);
  const scripts: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(path);
  await page.getByRole('article').first().waitFor({ timeout: 60_000 });
  await hydrated(page);
  await page.waitForLoadState('networkidle');
  const measured = await page.evaluate(() => window.measured);
  const sizes = await Promise.all(scripts);
  return { ...measured, scriptBytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Runs in the page, before anything of it. */
function watch(): void {
  window.measured = { largestPaint: 0, layoutShift: 0, blocked: 0 };
  const observe = <Entry>(type: string, note: (entry: Entry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry as Entry);
    }).observe({ type, buffered: true });

  observe<{ startTime: number }>('largest-contentful-paint', ({ startTime }) => {
    window.measured.largestPaint = startTime;
  });
  observe<{ value: number; hadRecentInput: boolean }>('layout-shift', (shift) => {
    if (!shift.hadRecentInput) window.measured.layoutShift += shift.value;
  });
  observe<{ duration: number }>('longtask', ({ duration }) => {
    window.measured.blocked += duration - 50;
  });
}
