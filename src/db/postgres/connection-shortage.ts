import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from '../driver-error.ts';
import type { Incident } from '../incident.ts';

/** How long no further connection is asked for after one was refused, in ms. */
const PAUSE = 5_000;

/** How often a pool without any connection asks again, in ms. */
const RETRY = 100;

/**
 * The server, the database or the role has as many connections as it may have: others took them. The pools of a
 * database share one of these. Each makes do with the connections that it has, gives back what it can spare,
 * and asks for further ones now and then.
 */
export class ConnectionShortage {
  readonly #incident: Incident;
  /** On the process's own clock, in ms. */
  #until = 0;

  constructor(incident: Incident) {
    this.#incident = incident;
  }

  isOn(): boolean {
    return performance.now() < this.#until;
  }

  /** Asks for a connection until there is one, or the pool has waited for as long as one may take to be made. */
  async waitFor<T>(ask: () => Promise<T>, pool: WaitingPool): Promise<T> {
    const end = performance.now() + pool.patience;
    while (true) {
      try {
        return await ask();
      } catch (error) {
        if (!isShortage(error) || performance.now() > end) throw error;
        this.#until = performance.now() + PAUSE;
        this.#incident.noteShortage(reasonOf(error));
      }
      if (!pool.hasConnections()) await sleep(RETRY);
    }
  }
}

interface WaitingPool {
  /** In ms. */
  readonly patience: number;
  /** If so, the next question waits for one of those. */
  hasConnections(): boolean;
}

/** SQLSTATE too_many_connections. */
export function isShortage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '53300';
}
