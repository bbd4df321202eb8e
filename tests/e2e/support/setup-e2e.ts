import type { TestProject } from 'vitest/node';
import { provideServer } from '../../support/demo-server.ts';
import { findChromium } from './find-chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the browser; empty when there is none, and the tests are skipped. */
    chromium: string;
  }
}

/** Before the tests in a browser: a server of their own with the demo community. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium();
  project.provide('chromium', chromium ?? '');
  project.provide('serverUrl', '');
  if (chromium === null) return async () => {};
  return provideServer(project);
}
