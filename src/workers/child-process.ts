import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { TaskAnswer, TaskMessage } from './serve-tasks.ts';

/** What `Thread` uses of a worker thread, and of a process in its place. */
export interface TaskRunner {
  on(event: 'message', listener: (answer: TaskAnswer) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  postMessage(message: TaskMessage): void;
  ref(): void;
  unref(): void;
  terminate(): Promise<unknown>;
}

/**
 * Starts a module that calls `serveTasks` in a process of its own, for native code that reads what strangers send:
 * it can be ended at any moment, a crash ends nothing else, and it has no environment with secrets.
 *
 * @param maxMemory of its JavaScript, in MB
 */
export function startProcess(module: URL, maxMemory: number): TaskRunner {
  const child = fork(module, {
    env: {},
    execArgv: [`--max-old-space-size=${maxMemory}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const exited = once(child, 'exit');
  exited.catch(() => {});
  return {
    // What is posted is typed on the other side.
    on: (event: string, listener: (value: never) => void) =>
      child.on(event, (value: unknown) => listener(value as never)),
    postMessage: (message) => child.send(message),
    ref() {
      child.ref();
      child.channel?.ref();
    },
    unref() {
      child.unref();
      child.channel?.unref();
    },
    terminate() {
      child.kill('SIGKILL');
      return exited;
    },
  };
}
