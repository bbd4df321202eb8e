import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { MAIN } from './setup-build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A running server with the demo community, without a slash at the end. */
    serverUrl: string;
  }
}

/** Starts a server in a process of its own, on a free port, with the demo community in memory. */
export async function startServer() {
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATABASE_URL: 'pglite:memory',
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
    },
  };
}
