import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { type Wire, Wires } from '../../src/http/sockets/wire.ts';

const LIMITS = {
  maxUnread: 1_000,
  maxUnreadOfAll: 1_000_000,
  maxQueued: 4,
  writeTimeout: 20_000,
};

/** A WebSocket whose client takes nothing of what is sent until `read` is called. */
class IdleSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  isPaused = false;
  isTerminated = false;
  readonly #unread: (() => void)[] = [];

  pause() {
    this.isPaused = true;
  }

  resume() {
    this.isPaused = false;
  }

  send(_data: Buffer, _options: object, sent: () => void) {
    this.#unread.push(sent);
  }

  read() {
    for (const sent of this.#unread.splice(0)) sent();
  }

  close() {
    this.readyState = 2;
  }

  terminate() {
    this.isTerminated = true;
  }
}

let socket: IdleSocket;
let wire: Wire;
beforeEach(() => {
  socket = new IdleSocket();
  wire = new Wires(LIMITS).open(socket as unknown as WebSocket);
});

/** Lets all that is ready to go on go on. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('Wire', () => {
  it('reads nothing further while too many messages wait', async () => {
    const ends: (() => void)[] = [];
    wire.onMessage(() => new Promise((resolve) => ends.push(resolve)));
    // The first one is under way and does not wait.
    for (let count = 0; count < LIMITS.maxQueued; count += 1) socket.emit('message', 'text');
    expect(socket.isPaused).toBe(false);
    socket.emit('message', 'text');
    expect(socket.isPaused).toBe(true);
    for (const _message of ['first', 'second']) {
      await turn();
      ends.shift()?.();
    }
    await turn();
    expect(socket.isPaused).toBe(false);
  });

  it('reads nothing further, and handles nothing, while too much is unread', async () => {
    const handled: string[] = [];
    wire.onMessage(async (text) => void handled.push(text));
    void wire.send('x'.repeat(LIMITS.maxUnread + 1));
    expect(socket.isPaused).toBe(true);
    // What had been received by then.
    socket.emit('message', 'text');
    await turn();
    expect(handled).toEqual([]);
    socket.read();
    await turn();
    expect(handled).toEqual(['text']);
    expect(socket.isPaused).toBe(false);
  });

  it('gives a client that is too slow a moment to say goodbye', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    wire.giveUp('The client does not read');
    expect(socket.readyState).not.toBe(socket.OPEN);
    expect(socket.isTerminated).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(socket.isTerminated).toBe(true);
  });
});
