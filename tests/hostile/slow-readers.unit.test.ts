import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { listen } from '../../src/http/server.ts';

const MB = 1024 * 1024;

/** A server with one answer, and a client that asked for it and reads nothing so far. */
async function open(answer: (write: (size: number) => void, end: () => void) => void) {
  let hasEnded = false;
  const server = await listen({
    host: '127.0.0.1',
    port: 0,
    timeouts: { writeTimeout: 500 },
    listener: (_request, response) => {
      response.on('close', () => {
        hasEnded = true;
      });
      answer(
        (size) => void response.write(Buffer.alloc(size)),
        () => void response.end(),
      );
    },
  });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.on('error', () => {});
  onTestFinished(async () => {
    socket.destroy();
    await server.stop(0);
  });
  await once(socket, 'connect');
  socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  return { socket, hasEnded: () => hasEnded };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('a client that reads nothing of an answer is cut off', async () => {
  const { hasEnded } = await open((write, end) => {
    write(60 * MB);
    end();
  });
  await expect.poll(hasEnded, { timeout: 20_000 }).toBe(true);
});

it('a client that reads slowly gets all of it', async () => {
  const { socket } = await open((write, end) => {
    write(24 * MB);
    end();
  });
  let size = 0;
  socket.on('data', (data: Buffer) => {
    size += data.length;
    socket.pause();
    setTimeout(() => socket.resume(), 1);
  });
  await expect.poll(() => size, { timeout: 60_000 }).toBeGreaterThan(24 * MB);
});

it('an answer with nothing to send for a while goes on', async () => {
  const { socket, hasEnded } = await open((write) => write(10));
  socket.resume();
  await pause(1_500);
  expect(hasEnded()).toBe(false);
});
