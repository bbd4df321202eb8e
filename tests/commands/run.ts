import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { MAIN } from '../support/setup-build.ts';

type Environment = Readonly<Record<string, string>>;

interface Finished {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** Resolves with the text that matches, as soon as standard output or error has it. */
  says(pattern: RegExp): Promise<string>;
  readonly finished: Promise<Finished>;
}

/** Runs the command line in a process of its own to its end. It sees nothing of our environment. */
export function commonplace(args: readonly string[], environment: Environment = {}) {
  return start(args, environment).finished;
}

/** The same, without waiting. It does not outlive the test. */
export function start(args: readonly string[], environment: Environment = {}): Running {
  return startNode([MAIN, ...args], environment);
}

/** Runs any program of Node's in the same way. */
export function startNode(args: readonly string[], environment: Environment = {}): Running {
  const child = spawn(process.execPath, args, {
    // What is written here need not outlive a power cut.
    env: { PATH: process.env['PATH'], PGLITE_SYNC: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => {
      output[name] += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  const finished = once(child, 'close').then(([code, signal]) => ({ code, signal, ...output }));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await finished;
  });

  function says(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output.stdout) ?? pattern.exec(output.stderr);
        if (match !== null) resolve(match[0]);
      };
      listeners.add(look);
      look();
      void finished.then(() =>
        reject(new Error(`It ended before it said ${pattern}: ${JSON.stringify(output)}`)),
      );
    });
  }

  return { child, says, finished };
}
