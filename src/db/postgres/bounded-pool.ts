import pg from 'pg';
import { DatabaseBusyError } from '../errors.ts';
import type { Incident } from '../incident.ts';
import { watchConnection } from './pg-internals.ts';

interface BoundedPoolConfig extends pg.PoolConfig {
  readonly max: number;
  readonly incident: Incident;
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

function openPool({ incident, ...config }: BoundedPoolConfig): BoundedPool {
  const pool = new BoundedPool(config);
  pool.on('error', (error) => incident.noteLoss(error.message));
  pool.onFailure = (error) => incident.noteLoss(error.message);
  return pool;
}

class BoundedPool extends pg.Pool {
  /** Receives why a connection could not be made. */
  onFailure: (error: Error) => void = () => {};

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    if (callback === undefined) return this.#promised();
    const max = this.options.max * MAX_WAITING;
    if (this.waitingCount >= max) {
      callback(new DatabaseBusyError(), undefined, () => {});
      return undefined;
    }
    const isWaiting = this.totalCount >= this.options.max;
    super.connect((error, client, done) => {
      if (error !== undefined && !isWaiting) this.onFailure(error);
      callback(error, client, done);
    });
    return undefined;
  }

  #promised(): Promise<pg.PoolClient> {
    return new Promise((resolve, reject) => {
      this.connect((error, client) => (client === undefined ? reject(error) : resolve(client)));
    });
  }
}

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;
