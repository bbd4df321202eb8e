import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { onTestFinished } from 'vitest';
import { NODE_FLAGS } from '../support/node-flags.ts';
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

/**
 * Runs a command in the process of the test, where Prisma Client and PGlite are loaded already: it takes a fraction of
 * the time of a process. Use it wherever no signal is sent, nothing is read from standard input and the mode of files
 * is not asked about. One after another: standard output belongs to one command.
 */
export async function runInProcess(
  args: readonly string[],
  environment: Environment = {},
): Promise<Omit<Finished, 'signal'>> {
  const { runProgram } = await import('../../src/commands/program.ts');
  const { env } = process;
  const streams = [process.stdout, process.stderr] as const;
  const writes = streams.map(({ write }) => write);
  const output = ['', ''];
  streams.forEach((stream, index) => {
    stream.write = (chunk: string | Uint8Array) => {
      output[index] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      return true;
    };
  });
  process.env = environmentOf(environment);
  try {
    const code = await runProgram(args);
    const [stdout = '', stderr = ''] = output;
    return { code, stdout, stderr };
  } finally {
    process.env = env;
    streams.forEach((stream, index) => {
      stream.write = writes[index] as typeof stream.write;
    });
    // An import changes how the heap of its process grows.
    setFlagsFromString('--heap-growing-percent=0');
  }
}

/** Runs the command line in a process of its own to its end. It sees nothing of our environment. */
export function commonplace(args: readonly string[], environment: Environment = {}) {
  return start(args, environment).finished;
}

/** The same, without waiting. It does not outlive the test. */
export function start(args: readonly string[], environment: Environment = {}): Running {
  return startNode([MAIN, ...args], environment);
}

/** What is written here need not outlive a power cut. */
function environmentOf(environment: Environment): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], PGLITE_SYNC: 'off', ...environment };
}

/** Runs any program of Node's in the same way. */
export function startNode(args: readonly string[], environment: Environment = {}): Running {
  const child = spawn(process.execPath, [...NODE_FLAGS, ...args], {
    env: environmentOf(environment),
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
