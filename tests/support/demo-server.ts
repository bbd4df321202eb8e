import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyFolder } from './copy-folder.ts';
import { makeMemoryFolder } from './memory-folder.ts';
import { MAIN } from './setup-build.ts';
import { pgliteTemplates } from './setup-pglite.ts';

export interface DemoServer {
  /** Without a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a server in a process of its own, on a free port, with the demo community in a copy of the
 * migrated template: making a database in memory takes three times as long.
 */
export async function startDemoServer(
  environment: Readonly<Record<string, string>> = {},
): Promise<DemoServer> {
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
      UPLOADS_DIR: join(folder, 'uploads'),
      PGLITE_SYNC: 'off',
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
      process.off('exit', remove);
      remove();
    },
  };
}
