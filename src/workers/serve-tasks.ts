import { parentPort } from 'node:worker_threads';

/** A message with a task for a thread. */
export interface TaskMessage {
  readonly name: string;
  readonly input: unknown;
}

/** What it answers; `null` at first, when it has loaded its module. A notice answers nothing. */
export type TaskAnswer =
  | { readonly result: unknown }
  | { readonly error: unknown }
  | { readonly notice: string }
  | null;

export type TaskFunction = (input: never) => unknown;

/** Makes a module the one of a `Thread`: it runs one function after another, each with one input. */
export function serveTasks(tasks: Readonly<Record<string, TaskFunction>>): void {
  const answer = (message: TaskAnswer) =>
    parentPort === null ? process.send?.(message) : parentPort.postMessage(message);
  (parentPort ?? process).on('message', async ({ name, input }: TaskMessage) => {
    try {
      // What is posted is typed on the other side, by `ThreadPool`.
      answer({ result: await tasks[name]?.(input as never) });
    } catch (error) {
      answer({ error });
    }
  });
  answer(null);
}
