import { rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { newestMigration } from '../../migration-files.ts';
import { outcome } from '../outcome.ts';
import { NO_LIMITS, type Turn, type TurnTaker } from '../turn.ts';
import { MAX_SILENCE, messagesOf, type Question, send } from './messages.ts';
import { socketPath } from './socket-path.ts';

/**
 * Lets commands have turns of the connection while this process has the folder. Whoever may open the folder
 * may open the socket in it.
 *
 * @returns what ends it
 */
export async function shareFolder(folder: string, host: TurnTaker): Promise<() => void> {
  const path = socketPath(folder);
  if (path === null) return () => {};
  const migration = await newestMigration();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    void lendTurn(socket, host, migration).finally(() => sockets.delete(socket));
  });
  // A process that was killed leaves it.
  await rm(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // biome-ignore lint/plugin: a file in the folder, for who may read the folder anyway
    server.listen(path, resolve);
  });
  server.unref();
  return () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
}

/** Ends with the connection: however the command ended, the turn and its transaction do not outlive it. */
async function lendTurn(socket: Socket, host: TurnTaker, newestMigration: string): Promise<void> {
  socket.setTimeout(MAX_SILENCE, () => socket.destroy());
  const gone = new Promise<void>((resolve) => socket.once('close', resolve));
  socket.on('error', () => {});
  let turn: Turn;
  try {
    turn = await host.takeTurn(NO_LIMITS);
  } catch {
    socket.destroy();
    return;
  }
  let hasTransaction = false;
  try {
    if (socket.destroyed) return;
    send(socket, { newestMigration });
    for await (const question of messagesOf<Question>(socket)) {
      if (question.name === 'alive') continue;
      const { name, input } = question;
      if (name === 'commit' || input === 'rollback') hasTransaction = false;
      else if (typeof input === 'string' && input.startsWith('begin')) hasTransaction = true;
      send(socket, { outcome: await outcome(() => turn.run(name, input as never)) });
    }
  } catch {
    // The connection broke, which ends the turn as well.
  } finally {
    if (hasTransaction) await turn.run('script', 'rollback').catch(() => {});
    turn.end();
    socket.destroy();
    await gone;
  }
}
