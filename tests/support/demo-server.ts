import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { copyFolder } from './copy-folder.ts';
import { makeMemoryFolder } from './memory-folder.ts';
import { MAIN } from './setup-build.ts';
import { pgliteTemplates } from './setup-pglite.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A running server with the demo community, without a slash at the end. */
    serverUrl: string;
  }
}

/**
 * Gives the tests of a project a server to read from: that of another project, which may have one already,
 * because a start takes seconds. What is returned ends what was started.
 */
export async function provideServer(project: TestProject): Promise<() => Promise<void>> {
  const others = project.vitest.projects.filter((other) => other !== project);
  const running = others.map((other) => other.getProvidedContext().serverUrl).find(Boolean);
  if (running !== undefined) {
    project.provide('serverUrl', running);
    return async () => {};
  }
  const server = await startServer();
  project.provide('serverUrl', server.url);
  return server.stop;
}

/**
 * Starts a server in a process of its own, on a free port, with the demo community in a copy of the
 * migrated template: making a database in memory takes three times as long.
 */
async function startServer() {
  const folder = await makeMemoryFolder('commonplace-demo-');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const data = join(folder, 'data');
  await copyFolder(join(await pgliteTemplates(), 'migrated'), data);
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATABASE_URL: `pglite:${data}`,
      PGLITE_SYNC: 'off',
      LOG_LEVEL: 'error',
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
      process.off('exit', remove);
      remove();
    },
  };
}
