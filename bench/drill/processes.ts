import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';

interface ProcessOptions {
  /** Of its log. */
  readonly name: string;
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs as the user `postgres`, since PostgreSQL does not run as root. */
  readonly asPostgres?: boolean;
}

const running = new Set<ChildProcess>();

/** Starts a program whose output goes to a log in the folder. */
export function startProcess(command: readonly string[], options: ProcessOptions): ChildProcess {
  const { name, folder, env, asPostgres = false } = options;
  const log = openSync(join(folder, `${name}.log`), 'a');
  const [program = '', ...words] = command;
  const child = spawn(program, words, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
    ...(asPostgres && userPostgres()),
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

/** Ends a program and waits until it has ended. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

export async function endAll(): Promise<void> {
  await Promise.all([...running].map((child) => endProcess(child, 'SIGKILL')));
}

export function userPostgres(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout),
  );
  if (!uid || !gid) throw new Error('There is no user `postgres`: install the package postgresql.');
  return { uid, gid };
}
