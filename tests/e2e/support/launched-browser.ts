import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';
import { once } from '../../../src/lib/once.ts';

/** What headless Chromium needs, also as root, to keep to itself. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Else it starts a spare process for each page: a tenth of what a page costs.
  '--disable-site-isolation-trials',
];

/** The browser of this process, for all of its test files. It ends with the process. */
export const launchedBrowser: () => Promise<Browser> = once(() => {
  process.env['TMPDIR'] = inject('browserFolder');
  return chromium.launch({ executablePath: inject('chromium'), args: ARGUMENTS });
});
