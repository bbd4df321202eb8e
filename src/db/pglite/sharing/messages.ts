import type { Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';
import type { Outcome } from '../outcome.ts';
import type { InputOf, TaskName } from '../turn.ts';

/** A command asks for one connection a turn, and its turn ends with the connection. */
export type Question =
  | { readonly name: TaskName; readonly input: InputOf<TaskName> }
  /** Only says that the command is still there. */
  | { readonly name: 'alive' };

export type Answer =
  /** The turn begins. */
  { readonly newestMigration: string } | { readonly outcome: Outcome<unknown> };

/** How often a command says that it is there, in ms. */
export const HEARTBEAT = 5_000;

/** A command that is silent for so long, in ms, is taken for stopped. */
export const MAX_SILENCE = 30_000;

/** Of the number before each message that says how many bytes it has. */
const LENGTH = 4;

export function send(socket: Socket, message: Question | Answer): void {
  const body = serialize(message);
  const head = Buffer.alloc(LENGTH);
  head.writeUInt32BE(body.length);
  socket.write(Buffer.concat([head, body]));
}

/** What the other end sends, until it ends. */
export async function* messagesOf<Message>(socket: Socket): AsyncGenerator<Message> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    while (size >= wanted(chunks)) {
      const bytes = Buffer.concat(chunks);
      const end = wanted([bytes]);
      yield deserialize(bytes.subarray(LENGTH, end));
      chunks = [bytes.subarray(end)];
      size -= end;
    }
  }
}

/** The size of the first message, as far as it is known. */
function wanted(chunks: Buffer[]): number {
  const [first, second] = chunks;
  if (first === undefined) return LENGTH;
  if (first.length >= LENGTH) return LENGTH + first.readUInt32BE();
  if (second === undefined) return LENGTH;
  chunks.splice(0, 2, Buffer.concat([first, second]));
  return wanted(chunks);
}
