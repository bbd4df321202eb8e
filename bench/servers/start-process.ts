import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { RunningServer } from '../contract.ts';

interface ProcessOptions {
  readonly node: string;
  /** The script and what it is to be told, as an absolute path and arguments. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** How long a server may take to answer for the first time, and to end, in ms. */
const START_LIMIT = 60_000;
const STOP_LIMIT = 10_000;

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/**
 * Starts a server as a process of its own, and comes back when it has printed its address. It gets
 * nothing of this process's environment that could change how it runs.
 *
 * @throws Error with what the process said, when it ends or stays silent for a minute
 */
export async function startProcess({ node, args, env }: ProcessOptions): Promise<RunningServer> {
  const child = spawn(node, args, {
    env: { NODE_ENV: 'production', TZ: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const url = await addressOf(child, args).catch((error: unknown) => {
    kill();
    throw error;
  });
  if (child.pid === undefined) throw new Error(`${args[0]} has no process id`);
  return {
    url,
    pid: child.pid,
    async stop() {
      process.off('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      const timer = setTimeout(kill, STOP_LIMIT);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(timer);
    },
  };
}

function addressOf(child: ChildProcess, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => fail('is silent'), START_LIMIT);
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-10_000);
      const address = ADDRESS.exec(said)?.[0];
      if (address !== undefined) settle(() => resolve(address));
    };
    const fail = (how: string) =>
      settle(() => reject(new Error(`${args.join(' ')} ${how}.\n${said}`)));
    const settle = (how: () => void) => {
      clearTimeout(timer);
      how();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) => fail(`ended early (${signal ?? code})`));
  });
}
