import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestProject } from 'vitest/node';
import { findChromium } from './find-chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the browser; empty when there is none, and the tests are skipped. */
    chromium: string;
    /** A running server with the demo community, without a slash at the end. */
    serverUrl: string;
  }
}

/** Before the tests in a browser: the pages, built, and a server of their own with the demo community. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium();
  project.provide('chromium', chromium ?? '');
  project.provide('serverUrl', '');
  if (chromium === null) return async () => {};
  execFileSync(process.execPath, ['scripts/build-web.mjs'], { stdio: 'inherit' });
  const server = await startServer();
  project.provide('serverUrl', server.url);
  return server.stop;
}

/** Starts a server on a free port, with a database in memory. */
export async function startServer(environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve'], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATABASE_URL: 'pglite:memory',
      LOG_LEVEL: 'error',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /^API +(\S+)\/graphql$/m.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    void exited.then(() => reject(new Error(`The server ended before it listened: ${output}`)));
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
