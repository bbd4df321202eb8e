import pg from 'pg';
import { reasonOf } from '../driver-error.ts';
import { DatabaseBusyError } from '../errors.ts';
import type { Incident } from '../incident.ts';
import { type ConnectionShortage, isShortage } from './connection-shortage.ts';
import { watchConnection } from './pg-internals.ts';

interface BoundedPoolConfig extends pg.PoolConfig {
  readonly max: number;
  readonly connectionTimeoutMillis: number;
  readonly incident: Incident;
  readonly shortage: ConnectionShortage;
}

/** How many may wait for each connection. What comes then would wait for too long anyway. */
const MAX_WAITING = 100;

/**
 * A pool whose queue has an end: what would wait behind too many is refused at once, and what waits for
 * too long (`connectionTimeoutMillis`) after that.
 *
 * `query_timeout` gives up the connection of a statement without an answer. `pipeline` is needed for it:
 * without, pg lets go of the statement alone, and hands the dead connection to the next one.
 */
export function boundedPool(config: BoundedPoolConfig): pg.Pool {
  const pool = openPool({ ...config, pipeline: true });
  pool.on('connect', (client) => watchConnection(client, config.incident));
  return pool;
}

/**
 * The same with nothing but what the documents of pg describe. A dead connection is noticed later: only when the
 * system closes it.
 */
export function plainPool(config: BoundedPoolConfig): pg.Pool {
  const pool = openPool(config);
  pool.on('connect', (client) => {
    config.incident.noteAnswer();
    client.on('error', (error) => config.incident.noteLoss(error.message));
  });
  return pool;
}

function openPool(config: BoundedPoolConfig): BoundedPool {
  const pool = new BoundedPool(config);
  pool.on('error', (error) => config.incident.noteLoss(error.message));
  return pool;
}

class BoundedPool extends pg.Pool {
  readonly #incident: Incident;
  readonly #shortage: ConnectionShortage;
  readonly #patience: number;
  readonly #max: number;

  constructor({ incident, shortage, ...config }: BoundedPoolConfig) {
    super(config);
    this.#incident = incident;
    this.#shortage = shortage;
    this.#patience = config.connectionTimeoutMillis;
    this.#max = config.max;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    const connecting = this.#shortage.waitFor(() => this.#connectOnce(), {
      patience: this.#patience,
      hasConnections: () => this.totalCount > 0,
    });
    if (callback === undefined) return connecting;
    connecting.then(
      (client) => callback(undefined, client, client.release),
      (error) => callback(error, undefined, () => {}),
    );
    return undefined;
  }

  async #connectOnce(): Promise<pg.PoolClient> {
    // While further ones are refused, those that are open are all.
    const max = this.#shortage.isOn() ? Math.max(1, this.totalCount) : this.#max;
    this.options.max = max;
    if (this.waitingCount >= max * MAX_WAITING) throw new DatabaseBusyError();
    const isWaiting = this.totalCount >= max;
    try {
      return this.#sparing(await super.connect());
    } catch (error) {
      if (!isWaiting && !isShortage(error)) this.#incident.noteLoss(reasonOf(error));
      throw error;
    }
  }

  /** A connection that is closed when it is released, if another pool may need it more. */
  #sparing(client: pg.PoolClient): pg.PoolClient {
    const { release } = client;
    client.release = (error) => {
      const isSpare = this.#shortage.isOn() && this.totalCount > 1 && this.waitingCount === 0;
      release(error || isSpare);
    };
    return client;
  }
}

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: boolean | Error) => void,
) => void;
