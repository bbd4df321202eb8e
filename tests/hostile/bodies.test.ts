import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { listen } from '../../src/http/server.ts';
import { openTestApi } from '../support/api.ts';

const { app } = await openTestApi();

const HEAD = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
const LARGE = 1600 * 1024;

/** A connection of bytes; `answer` is all that came so far. */
async function open() {
  const { listener } = app;
  const timeouts = {
    headersTimeout: 1_500,
    requestTimeout: 1_500,
    connectionsCheckingInterval: 50,
  };
  const server = await listen({ host: '127.0.0.1', port: 0, listener, timeouts });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let text = '';
  let failure: unknown;
  socket.setEncoding('utf8').on('data', (data: string) => {
    text += data;
  });
  socket.on('error', (error) => {
    failure = error;
  });
  onTestFinished(async () => {
    socket.destroy();
    await server.stop(0);
  });
  await once(socket, 'connect');
  return { socket, answer: () => text, failure: () => failure };
}

type Opened = Awaited<ReturnType<typeof open>>;

async function answered({ answer }: Opened, status: number) {
  await expect.poll(answer, { timeout: 20_000 }).toMatch(new RegExp(`HTTP/1\\.1 ${status} `));
}

const chunk = (size: number) => `${size.toString(16)}\r\n${' '.repeat(size)}\r\n`;

it('a body that says it is too large gets 413', async () => {
  const opened = await open();
  opened.socket.write(`${HEAD}content-length: ${LARGE}\r\n\r\n`);
  opened.socket.write(' '.repeat(LARGE));
  await answered(opened, 413);
  expect(opened.failure()).toBeUndefined();
});

it('a chunked body that is too large gets 413, and its connection goes on', async () => {
  const opened = await open();
  opened.socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n`);
  for (let count = 0; count < 200; count += 1) opened.socket.write(chunk(8 * 1024));
  opened.socket.write('0\r\n\r\n');
  await answered(opened, 413);
  expect(opened.answer()).toContain('The request body is too large');
  opened.socket.write('GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await answered(opened, 200);
  expect(opened.failure()).toBeUndefined();
});

it('a chunked body that never ends gets 413, and then its connection ends', async () => {
  const opened = await open();
  opened.socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n`);
  const sending = setInterval(() => opened.socket.write(chunk(64 * 1024)), 5);
  onTestFinished(() => clearInterval(sending));
  await answered(opened, 413);
  await expect.poll(() => opened.socket.destroyed, { timeout: 20_000 }).toBe(true);
});

it('a slow chunked body gets 408', async () => {
  const opened = await open();
  opened.socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n${chunk(5)}`);
  await answered(opened, 408);
});

it('a client that waits to be told to go on is refused without its body', async () => {
  const opened = await open();
  opened.socket.write(`${HEAD}expect: 100-continue\r\ncontent-length: ${LARGE}\r\n\r\n`);
  await answered(opened, 413);
});
