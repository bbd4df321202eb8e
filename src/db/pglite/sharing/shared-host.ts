import { connect, type Socket } from 'node:net';
import { ServedByOtherVersionError } from '../../errors.ts';
import { newestMigration } from '../../migration-files.ts';
import { connectionLost } from '../connection-lost.ts';
import { resultOf } from '../outcome.ts';
import type { InputOf, ResultOf, TaskName, Turn, TurnTaker } from '../turn.ts';
import { type Answer, HEARTBEAT, messagesOf, send } from './messages.ts';

/** The connection of another process, which has the folder and lends turns. */
export class SharedHost implements TurnTaker {
  readonly #path: string;
  readonly #open = new Set<Socket>();

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws ServedByOtherVersionError; DriverAdapterError when nobody answers */
  async check(folder: string): Promise<void> {
    const { turn, migration } = await this.#begin();
    turn.end();
    if (migration !== (await newestMigration())) throw new ServedByOtherVersionError(folder);
  }

  async takeTurn(): Promise<Turn> {
    return (await this.#begin()).turn;
  }

  close(): void {
    for (const socket of this.#open) socket.destroy();
  }

  async #begin(): Promise<{ readonly turn: Turn; readonly migration: string }> {
    const socket = connect(this.#path);
    this.#open.add(socket);
    const heartbeat = setInterval(() => send(socket, { name: 'alive' }), HEARTBEAT).unref();
    socket.on('error', () => {});
    socket.once('close', () => {
      clearInterval(heartbeat);
      this.#open.delete(socket);
    });
    const answers = messagesOf<Answer>(socket);
    const begun = await nextAnswer(answers);
    if (!('newestMigration' in begun)) throw new Error('The server answers before its turn began.');
    return { turn: turnOn(socket, answers), migration: begun.newestMigration };
  }
}

function turnOn(socket: Socket, answers: AsyncGenerator<Answer>): Turn {
  async function run<Name extends TaskName>(
    name: Name,
    input: InputOf<Name>,
  ): Promise<ResultOf<Name>> {
    send(socket, { name, input });
    const answer = await nextAnswer(answers);
    if (!('outcome' in answer)) throw new Error('The server begins a turn twice.');
    // The name of the statement decides the type of its result; what was sent has none.
    return resultOf(answer.outcome) as ResultOf<Name>;
  }
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(name, input) {
      const result = last.then(() => run(name, input));
      last = result.catch(() => {});
      return result;
    },
    end: () => socket.end(),
  };
}

async function nextAnswer(answers: AsyncGenerator<Answer>): Promise<Answer> {
  const next = await answers.next().catch(() => undefined);
  if (next === undefined || next.done === true) {
    throw connectionLost('The server that has the database does not answer.');
  }
  return next.value;
}
