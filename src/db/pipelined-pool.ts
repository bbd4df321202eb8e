import pg from 'pg';

/** A connection and how many queries are under way on it. */
interface Lane {
  readonly connecting: Promise<pg.PoolClient>;
  /** Once it is connected. */
  client?: pg.PoolClient;
  underWay: number;
}

/**
 * A pool for short reads. While all its connections are busy, further queries are not made to wait for
 * one but sent behind those under way (PostgreSQL documentation, section 32.5, "Pipeline Mode"), and what is
 * asked at one moment leaves in one packet a connection. Each query is a transaction of its own still.
 * A slow query holds up what is behind it, so whatever may be slow belongs into an ordinary pool.
 */
export function pipelinedPool(config: pg.PoolConfig & { readonly max: number }): pg.Pool {
  // Connections are checked out for good, so the pool has nothing to close for being idle.
  const pool = new pg.Pool({ ...config, pipeline: true });
  const lanes: Lane[] = [];
  const endPool = pool.end.bind(pool);

  function openLane(): Lane {
    const lane: Lane = { connecting: pool.connect(), underWay: 0 };
    lanes.push(lane);
    lane.connecting.then(
      (client) => {
        lane.client = client;
        client.once('error', (error) => {
          close(lane);
          client.release(error);
        });
      },
      () => close(lane),
    );
    return lane;
  }

  function close(lane: Lane): void {
    const place = lanes.indexOf(lane);
    if (place >= 0) lanes.splice(place, 1);
  }

  function quietestLane(): Lane {
    const quietest = lanes.reduce<Lane | undefined>(
      (best, lane) => (best === undefined || lane.underWay < best.underWay ? lane : best),
      undefined,
    );
    const isFree = quietest?.underWay === 0;
    return quietest !== undefined && (isFree || lanes.length >= config.max) ? quietest : openLane();
  }

  return Object.assign(pool, {
    async query(query: pg.QueryConfig): Promise<pg.QueryResult> {
      const lane = quietestLane();
      lane.underWay += 1;
      try {
        const client = lane.client ?? (await lane.connecting);
        gatherWrites(client);
        return await client.query(query);
      } finally {
        lane.underWay -= 1;
      }
    },
    async end(): Promise<void> {
      const open = await Promise.allSettled(lanes.splice(0).map(({ connecting }) => connecting));
      for (const connection of open) {
        if (connection.status === 'fulfilled') connection.value.release(true);
      }
      await endPool();
    },
  });
}

/** Holds back what is written until all of the moment is, which costs one system call instead of many. */
function gatherWrites({ connection: { stream } }: pg.PoolClient): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
