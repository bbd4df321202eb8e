import { devices } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { measure } from './support/measure.ts';

/** Bytes of compressed script that a first visit may load when it uses the page. */
const MAX_SCRIPT = 126_000;

const PAGES = ['/users/perpetua', '/posts/arithmetic-of-sourdough', '/wiki/indexing', '/'];

describeInBrowser('a first visit on a machine four times slower', () => {
  const visitor = useBrowser();

  it.each(PAGES)('to %s stays small and does not jump', async (path) => {
    const page = await visitor.prepare(devices['Pixel 7']);
    const { largestPaint, layoutShift, blocked, scriptBytes } = await measure(page, path);

    console.log(
      `${path}: largest paint ${Math.round(largestPaint)} ms, layout shift ${layoutShift.toFixed(4)}, blocked ${Math.round(blocked)} ms, script ${scriptBytes} bytes`,
    );
    expect(layoutShift).toBeLessThan(0.05);
    expect(scriptBytes).toBeGreaterThan(50_000);
    expect(scriptBytes).toBeLessThan(MAX_SCRIPT);
  });
});
