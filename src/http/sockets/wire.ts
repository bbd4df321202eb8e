import type { WebSocket } from 'ws';

/** How much one client, and all of them, may leave unread; bytes and ms. */
export interface WireLimits {
  /** With more unread, nothing more is read from the client and no event is answered. */
  readonly maxUnread: number;
  /** With more unread by all clients together, the one with the most is cut off. */
  readonly maxUnreadOfAll: number;
  /** How many messages may wait for those before them. */
  readonly maxQueued: number;
  /** A client that has data to read and reads nothing for so long is cut off. */
  readonly writeTimeout: number;
}

/** "Try again later", of the IANA registry of WebSocket close codes. */
const TRY_AGAIN_LATER = 1013;

/** Larger messages are sent in fragments of so many bytes, so that progress can be seen. */
const FRAGMENT = 128 * 1024;

/** How long a client has to answer that the connection is to be closed, in ms. */
const CLOSING = 1_000;

type Handle = (message: string) => Promise<void>;

/** All wires of a server: those with unread data are looked after together. */
export class Wires {
  readonly #limits: WireLimits;
  readonly #unread = new Set<Wire>();
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: WireLimits) {
    this.#limits = limits;
  }

  open(socket: WebSocket): Wire {
    return new Wire(socket, this.#limits, (wire, bytes) => this.#count(wire, bytes));
  }

  #count(wire: Wire, bytes: number): void {
    this.#bytes += bytes;
    if (wire.unread === 0) this.#unread.delete(wire);
    else this.#unread.add(wire);
    if (this.#bytes > this.#limits.maxUnreadOfAll) this.#cutLargest();
    if (this.#unread.size > 0) {
      this.#timer ??= setInterval(() => this.#sweep(), this.#limits.writeTimeout / 4).unref();
    } else {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  #sweep(): void {
    const stuckBefore = performance.now() - this.#limits.writeTimeout;
    for (const wire of this.#unread) {
      if (wire.progressAt < stuckBefore) wire.giveUp('The client does not read');
    }
  }

  /** The memory is needed now: there is no time for a close frame behind all the rest. */
  #cutLargest(): void {
    let largest: Wire | undefined;
    for (const wire of this.#unread) {
      if (largest === undefined || wire.unread > largest.unread) largest = wire;
    }
    largest?.cut();
  }
}

/** How many characters a client may send in how many ms before nothing more is read from it for as long. */
const MAX_RECEIVED = 256 * 1024;
const RECEIVING = 1_000;

/**
 * One client's messages, in both directions. Its own are handled one after another; while too many wait, or
 * too much is unread by the client, nothing more is read from it, so that TCP makes it wait.
 */
export class Wire {
  /** Bytes that were sent and that the client's side has not taken yet. */
  unread = 0;
  /** When it last took some, on the process's own clock. */
  progressAt = performance.now();

  readonly #socket: WebSocket;
  readonly #limits: WireLimits;
  readonly #onUnread: (wire: Wire, bytes: number) => void;
  readonly #queue: string[] = [];
  /** In characters, since `#receivingAt`. */
  #received = 0;
  #receivingAt = performance.now();
  #isResting = false;
  #isBusy = false;
  #isClosed = false;
  #waiting: (() => void)[] = [];
  #turn: Promise<void> = Promise.resolve();
  #begun: (() => void) | undefined;

  constructor(
    socket: WebSocket,
    limits: WireLimits,
    onUnread: (wire: Wire, bytes: number) => void,
  ) {
    this.#socket = socket;
    this.#limits = limits;
    this.#onUnread = onUnread;
    socket.once('close', () => this.#closed());
  }

  /** Handles each message of the client once the one before it is handled. */
  onMessage(handle: Handle): void {
    this.#socket.on('message', (data) => {
      const text = String(data);
      this.#queue.push(text);
      this.#noteReceived(text.length);
      this.#regulate();
      if (!this.#isBusy) void this.#handleAll(handle);
    });
  }

  /** The message at hand began something that lasts: the next one need not wait for its end. */
  begun(): void {
    this.#begun?.();
  }

  /** Resolves when the client's side has taken all of it, or is gone. */
  send(text: string): Promise<void> {
    if (this.#socket.readyState !== this.#socket.OPEN) return Promise.resolve();
    const data = Buffer.from(text);
    if (this.unread === 0) this.progressAt = performance.now();
    return new Promise((resolve) => {
      for (let start = 0; start < data.length; start += FRAGMENT) {
        const fragment = data.subarray(start, start + FRAGMENT);
        const fin = start + FRAGMENT >= data.length;
        if (this.#isClosed) return resolve();
        this.#add(fragment.length);
        this.#socket.send(fragment, { binary: false, fin }, () => {
          this.progressAt = performance.now();
          if (!this.#isClosed) this.#add(-fragment.length);
          if (fin) resolve();
        });
      }
    });
  }

  /**
   * Does work that ends in a message, such as the answer to an event, when there is room for it, and one at
   * a time: so many subscriptions that hear of one event cannot fill the memory at once.
   */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(async () => {
      await this.#room();
      return work();
    });
    // What was made is on its way to `send` when the loop has turned.
    const sent = () => new Promise<void>((resolve) => setImmediate(resolve));
    this.#turn = result.then(sent, sent);
    return result;
  }

  /** Closes the connection of a client that is too slow. */
  giveUp(reason: string): void {
    this.#socket.close(TRY_AGAIN_LATER, reason);
    setTimeout(() => this.#socket.terminate(), CLOSING).unref();
  }

  cut(): void {
    this.#socket.terminate();
  }

  /** To read messages takes time, even those that are answered at once: who sends much waits. */
  #noteReceived(length: number): void {
    const now = performance.now();
    if (now - this.#receivingAt >= RECEIVING) {
      this.#receivingAt = now;
      this.#received = 0;
    }
    this.#received += length;
    if (this.#isResting || this.#received <= MAX_RECEIVED) return;
    this.#isResting = true;
    setTimeout(() => {
      this.#isResting = false;
      this.#regulate();
    }, RECEIVING).unref();
  }

  async #handleAll(handle: Handle): Promise<void> {
    this.#isBusy = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      await this.#room();
      // Nobody would read what comes of it.
      if (this.#socket.readyState !== this.#socket.OPEN) this.#queue.length = 0;
      else await this.#handleUntilBegun(handle, next);
      this.#regulate();
    }
    this.#isBusy = false;
  }

  async #handleUntilBegun(handle: Handle, message: string): Promise<void> {
    const begun = new Promise<void>((resolve) => {
      this.#begun = resolve;
    });
    const handled = handle(message).catch(() => this.#socket.close(1011, 'Unexpected error'));
    await Promise.race([handled, begun]);
    this.#begun = undefined;
  }

  async #room(): Promise<void> {
    while (this.unread > this.#limits.maxUnread) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #add(bytes: number): void {
    this.unread += bytes;
    this.#regulate();
    if (this.unread <= this.#limits.maxUnread) this.#release();
    this.#onUnread(this, bytes);
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #regulate(): void {
    const { maxQueued, maxUnread } = this.#limits;
    if (this.#isClosed) return;
    const isFull = this.#isResting || this.#queue.length >= maxQueued || this.unread > maxUnread;
    if (isFull && !this.#socket.isPaused) this.#socket.pause();
    if (!isFull && this.#socket.isPaused) this.#socket.resume();
  }

  /** Nothing of it is read any more. */
  #closed(): void {
    this.#isClosed = true;
    this.#queue.length = 0;
    const bytes = this.unread;
    if (bytes > 0) this.#add(-bytes);
    this.#release();
  }
}
