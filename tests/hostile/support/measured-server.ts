import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { MAIN } from '../../support/setup-build.ts';

/** Peaks since they were last asked for. */
interface Peaks {
  /** How long the main thread worked without a turn of its event loop, in ms of CPU time. */
  readonly hold: number;
  /** Resident memory, in MiB. */
  readonly memory: number;
}

export interface MeasuredServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly hasDied: boolean;
  /** Answers the peaks and begins anew. Rejects when the process has died. */
  peaks(): Promise<Peaks>;
  /** Rejects a promise that nobody waits for. */
  reject(): void;
  stop(): Promise<void>;
}

const MEASURE = fileURLToPath(new URL('measure.mjs', import.meta.url));

/**
 * Starts the program as it is delivered, with what measures it loaded before. The garbage that is collected
 * between queries must not take compiled functions along, as it would not where it comes by itself.
 */
export async function startMeasuredServer(
  environment: Readonly<Record<string, string>>,
): Promise<MeasuredServer> {
  const child = fork(MAIN, ['serve'], {
    execArgv: ['--expose-gc', '--no-flush-bytecode', '--import', MEASURE],
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'error', DEMO: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const died = exited.then(([code, signal]) => {
    throw new Error(`The server died: ${signal ?? `exit code ${code}`}`);
  });
  died.catch(() => {});
  let output = '';
  const listening = new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /^API +(\S+)\/graphql$/m.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    url: await Promise.race([listening, died]),
    get hasDied() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    async peaks() {
      const listening = new AbortController();
      const answer = once(child, 'message', { signal: listening.signal });
      answer.catch(() => {});
      child.send('peaks', () => {});
      try {
        const [peaks] = await Promise.race([answer, died]);
        return peaks;
      } finally {
        listening.abort();
      }
    },
    reject() {
      child.send('reject', () => {});
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
