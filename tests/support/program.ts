import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface Program {
  readonly child: ChildProcess;
  /** Resolves as soon as its output contains the text; rejects when it ends before. */
  says(text: string): Promise<void>;
  /** Ends it as a power failure would. */
  kill(): Promise<void>;
}

/** Starts one of tests/support/programs in a process of its own; it does not outlive the test. */
export function startProgram(name: string, ...args: string[]): Program {
  const file = fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args]);
  const exited = once(child, 'exit');
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  onTestFinished(kill);

  return {
    child,
    kill,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(text) && resolve();
        look();
        child.stdout.on('data', look);
        child.on('close', () =>
          reject(new Error(`${name} ended before it said "${text}": ${output}`)),
        );
      }),
  };
}
