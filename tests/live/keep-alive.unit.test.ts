import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { keepAlive } from '../../src/http/sockets/keep-alive.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A client on a wire, as far as staying alive goes. */
function client({ answers }: { readonly answers: boolean }) {
  const socket = Object.assign(new EventEmitter(), {
    ping: vi.fn(() => answers && socket.emit('pong')),
    terminate: vi.fn(),
    close: vi.fn(),
  });
  return socket;
}

function keep(socket: ReturnType<typeof client>, subscriptions: object = {}) {
  const connection = { context: { subscriptions } } as never;
  return keepAlive(socket as unknown as WebSocket, { connection, pingEvery: 1_000, idle: 5_000 });
}

it('a client that does not answer is dropped with the next ping', () => {
  const socket = client({ answers: false });
  const stop = keep(socket);
  vi.advanceTimersByTime(1_000);
  expect(socket.terminate).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(socket.terminate).toHaveBeenCalledOnce();
  stop();
});

it('a connection without operations is closed, one that is subscribed stays', () => {
  const [idle, busy] = [client({ answers: true }), client({ answers: true })];
  const stops = [keep(idle), keep(busy, { one: {} })];
  vi.advanceTimersByTime(4_500);
  expect(idle.close).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(idle.close).toHaveBeenCalledWith(1000, 'Idle');
  expect(busy.close).not.toHaveBeenCalled();
  for (const stop of stops) stop();
});
