import pg from 'pg';
import type { ConnectionUse } from '../database.ts';
import { DatabaseBusyError } from '../errors.ts';
import type { Incident } from '../incident.ts';
import type { TimeLimits } from '../time-limits.ts';
import { type ConnectionShortage, isShortage } from './connection-shortage.ts';
import { gatherWrites, giveUp, send, watchConnection } from './pg-internals.ts';

/** A connection and how many queries are under way on it. */
interface Lane {
  readonly connecting: Promise<pg.PoolClient>;
  /** Once it is connected. */
  client?: pg.PoolClient;
  inFlight: number;
  /** How many queries it was sent. It answers them in order. */
  sent: number;
  /** What was sent behind others. */
  readonly behind: Set<Behind>;
  /** When it last answered, or got something to do while it had nothing; in ms, on the process's own clock. */
  movedAt: number;
  /** How long an answer took lately after the one before it, in ms. */
  pace: number;
}

/** A query that was sent behind others, and is not answered yet. */
interface Behind {
  readonly query: pg.QueryConfig;
  /** How many queries its lane was sent before. */
  readonly place: number;
  /** The answer of another lane, which was asked as well. */
  elsewhere?: Promise<pg.QueryResult>;
  readonly resolve: (result: pg.QueryResult) => void;
}

/** A pool that also reports how its connections are used. */
export interface PipelinedPool extends pg.Pool {
  use(): Omit<ConnectionUse, 'pool'>;
}

interface PipelinedPoolConfig extends pg.PoolConfig {
  readonly max: number;
  readonly connectionTimeoutMillis: number;
  /** How many connections are used as long as they keep up; the others only when one of these does not. */
  readonly usual: number;
  readonly incident: Incident;
  readonly shortage: ConnectionShortage;
  /** Null when statements may take as long as they like. */
  readonly limits: Pick<TimeLimits, 'answer' | 'wait'> | null;
}

/** How long a connection may be without an answer, in ms, before nothing more is sent behind what it does. */
const MAX_SILENCE = 10;

/** How long a lane may be without an answer, in ms, before what was sent behind is asked elsewhere, too. */
const MAX_STANDSTILL = 50;

/** How long a query may have to wait for those before it, at their pace, in ms: what takes longer is shared. */
const MAX_WAIT = 25;

/** How much of a lane's pace is that of its last answer. */
const WEIGHT_OF_LAST = 0.2;

/** How many queries may be under way on a connection while all are slow. */
const MAX_IN_FLIGHT = 500;

/** How often connections without an answer are looked for while one waits for one. */
const CHECKS_PER_TIMEOUT = 10;

/**
 * A pool for short reads. While its usual connections are busy, further queries are not made to wait for
 * one but sent behind those under way (PostgreSQL documentation, section 32.5, "Pipeline Mode"), and what is
 * asked at one moment leaves in one packet a connection. Each query is a transaction of its own still.
 * A slow query holds up what is behind it; what comes later goes elsewhere, as does what would wait for long
 * among many that take their time. Whatever may well be slow belongs into an ordinary pool.
 *
 * A connection that gives no answer within the limit is given up, and a later query opens another one. While
 * none has moved for long, or too much is under way on each, queries are refused at once.
 */
export function pipelinedPool(options: PipelinedPoolConfig): PipelinedPool {
  const { usual, incident, shortage, limits, ...config } = options;
  // Connections are checked out for good, so the pool has nothing to close for being idle.
  const pool = new pg.Pool({ ...config, pipeline: true });
  const lanes: Lane[] = [];
  const endPool = pool.end.bind(pool);
  let check: NodeJS.Timeout | undefined;
  const watch =
    limits &&
    setInterval(giveUpDead, limits.answer / CHECKS_PER_TIMEOUT, lanes, limits.answer).unref();
  pool.on('connect', (client) => watchConnection(client, incident));

  function openLane(now: number): Lane {
    const lane: Lane = {
      connecting: pool.connect(),
      inFlight: 0,
      sent: 0,
      behind: new Set(),
      movedAt: now,
      pace: 0,
    };
    lanes.push(lane);
    lane.connecting.then(
      (client) => {
        lane.client = client;
        // How long connecting took says nothing of its pace.
        lane.movedAt = performance.now();
        client.once('error', (error) => {
          close(lane);
          client.release(error);
        });
      },
      (error: Error) => {
        close(lane);
        if (!isShortage(error)) incident.noteLoss(error.message);
      },
    );
    return lane;
  }

  function close(lane: Lane): void {
    const place = lanes.indexOf(lane);
    if (place >= 0) lanes.splice(place, 1);
  }

  /** One of the usual, if they keep up; else a further one, and where all are open the one with least to do. */
  function laneFor(now: number): Lane {
    const keepingUp = lanes.filter((lane) => keepsUp(lane, now));
    const best = leastBusy(keepingUp.slice(0, usual));
    const isEnough = best?.inFlight === 0 || keepingUp.length >= usual;
    if (best !== undefined && isEnough) return best;
    const isShort = shortage.isOn() && lanes.length > 0;
    if (lanes.length < config.max && !isShort) return openLane(now);
    return (
      leastBusy(keepingUp) ??
      leastBusy(lanes.filter((lane) => moves(lane, now) && takesMore(lane, now))) ??
      leastBusy(lanes.filter((lane) => takesMore(lane, now))) ??
      refuse()
    );
  }

  async function askOn(lane: Lane, query: pg.QueryConfig): Promise<pg.QueryResult> {
    if (lane.inFlight === 0) lane.movedAt = performance.now();
    lane.inFlight += 1;
    lane.sent += 1;
    try {
      const client = lane.client ?? (await lane.connecting);
      gatherWrites(client);
      return await send(client, query);
    } finally {
      lane.inFlight -= 1;
      noteAnswer(lane);
      if (lane.inFlight === 0 && lanes.length > 1 && shortage.isOn()) giveBack(lane);
    }
  }

  /**
   * What stands behind a query that turns out to be slow is asked on another lane, too, and the first answer is the
   * one: a read does no harm where it is done twice.
   */
  function ask(lane: Lane, query: pg.QueryConfig): Promise<pg.QueryResult> {
    if (lane.inFlight === 0) return askOn(lane, query);
    checkSoon();
    return new Promise((resolve, reject) => {
      const behind: Behind = { query, place: lane.sent, resolve };
      lane.behind.add(behind);
      askOn(lane, query)
        .finally(() => lane.behind.delete(behind))
        .then(resolve, (error: unknown) => {
          if (behind.elsewhere === undefined) reject(error);
          else behind.elsewhere.catch(() => reject(error));
        });
    });
  }

  /** After the loop has turned: what has come while it was held up is no standstill. */
  function checkSoon(): void {
    check ??= setTimeout(() => setImmediate(askElsewhere), MAX_STANDSTILL / 2).unref();
  }

  function askElsewhere(): void {
    check = undefined;
    const now = performance.now();
    for (const lane of lanes) {
      if (lane.behind.size === 0) continue;
      checkSoon();
      if (now - lane.movedAt < MAX_STANDSTILL) continue;
      for (const behind of lane.behind) overtake(lane, behind, now);
    }
  }

  function overtake({ sent, inFlight }: Lane, behind: Behind, now: number): void {
    const isFirst = behind.place === sent - inFlight;
    if (isFirst || behind.elsewhere !== undefined) return;
    const other = freeLane(now);
    if (other === undefined) return;
    behind.elsewhere = askOn(other, behind.query);
    behind.elsewhere.then(behind.resolve, () => {});
  }

  function freeLane(now: number): Lane | undefined {
    const best = leastBusy(lanes.filter((lane) => moves(lane, now)));
    if (best !== undefined || lanes.length >= config.max || shortage.isOn()) return best;
    return openLane(now);
  }

  /** Another pool may need the connection more. */
  function giveBack(lane: Lane): void {
    close(lane);
    lane.client?.release(true);
  }

  function takesMore({ inFlight, movedAt }: Lane, now: number): boolean {
    return inFlight < MAX_IN_FLIGHT && (limits === null || now - movedAt < limits.wait);
  }

  return Object.assign(pool, {
    use() {
      const busy = lanes.filter(({ inFlight }) => inFlight > 0);
      const inFlight = busy.reduce((sum, lane) => sum + lane.inFlight, 0);
      return { open: lanes.length, inUse: busy.length, waiting: inFlight - busy.length };
    },
    async query(query: pg.QueryConfig): Promise<pg.QueryResult> {
      const lane = laneFor(performance.now());
      if (lane.client !== undefined) return ask(lane, query);
      // A connection that is being made may be refused.
      return shortage.waitFor(() => ask(laneFor(performance.now()), query), {
        patience: config.connectionTimeoutMillis,
        hasConnections: () => lanes.length > 0,
      });
    },
    async end(): Promise<void> {
      clearInterval(watch ?? undefined);
      clearTimeout(check);
      const open = await Promise.allSettled(lanes.splice(0).map(({ connecting }) => connecting));
      for (const connection of open) {
        if (connection.status === 'fulfilled') connection.value.release(true);
      }
      await endPool();
    },
  });
}

function moves({ inFlight, movedAt }: Lane, now: number): boolean {
  return inFlight === 0 || now - movedAt < MAX_SILENCE;
}

function keepsUp(lane: Lane, now: number): boolean {
  return lane.inFlight * lane.pace < MAX_WAIT && moves(lane, now);
}

function refuse(): never {
  throw new DatabaseBusyError();
}

/** PostgreSQL ends what takes too long; where even that answer does not come, nothing on it will be answered. */
function giveUpDead(lanes: readonly Lane[], limit: number): void {
  const now = performance.now();
  const dead = lanes.filter(({ inFlight, movedAt }) => inFlight > 0 && now - movedAt >= limit);
  for (const { client } of dead) {
    if (client !== undefined) giveUp(client, `no answer for ${Math.round(limit / 1000)} s`);
  }
}

function noteAnswer(lane: Lane): void {
  const now = performance.now();
  lane.pace += (now - lane.movedAt - lane.pace) * WEIGHT_OF_LAST;
  lane.movedAt = now;
}

function leastBusy(lanes: readonly Lane[]): Lane | undefined {
  return lanes.reduce<Lane | undefined>(
    (best, lane) => (best === undefined || lane.inFlight < best.inFlight ? lane : best),
    undefined,
  );
}
