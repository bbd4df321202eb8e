import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startDemoServer } from '../../support/demo-server.ts';
import { findChromium } from './find-chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A running server with the demo community, without a slash at the end. */
    serverUrl: string;
    /** Path of the browser; empty when there is none, and the tests are skipped. */
    chromium: string;
    /** Where browsers have their profiles. */
    browserFolder: string;
  }
}

/** Before the tests in a browser: a server of their own with the demo community. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium();
  project.provide('chromium', chromium ?? '');
  project.provide('serverUrl', '');
  // Browsers end with the processes of the tests, which leave them no time to remove what is theirs.
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-browser-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  project.provide('browserFolder', folder);
  if (chromium === null) return async () => {};
  const server = await startDemoServer();
  project.provide('serverUrl', server.url);
  return server.stop;
}
