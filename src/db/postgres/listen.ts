import pg from 'pg';

/** How long to wait before connecting again, in ms; twice as long after each failure. */
const BACK_OFF = { first: 100, longest: 10_000 };

/** How often the connection is asked whether it is alive, and how long it may take to answer, in ms. */
const HEARTBEAT = { every: 15_000, patience: 5_000 };

interface ListenOptions {
  readonly config: pg.ClientConfig;
  readonly channel: string;
  readonly heard: () => void;
}

/**
 * Listens on a connection of its own, and on another one when that is lost. Each new connection counts
 * as a notice: nobody knows what was said meanwhile.
 *
 * @returns what ends it
 */
export async function listenOn({
  config,
  channel,
  heard,
}: ListenOptions): Promise<() => Promise<void>> {
  let current: pg.Client | undefined;
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;
  let hasEnded = false;
  const heartbeat = setInterval(
    () => void current?.query('select').catch(() => {}),
    HEARTBEAT.every,
  ).unref();

  async function connect(): Promise<void> {
    // A connection that dies silently is noticed by a heartbeat without an answer, and ended (`pipeline`).
    const client = new pg.Client({
      ...config,
      query_timeout: HEARTBEAT.patience,
      pipeline: true,
    });
    current = client;
    const lost = () => {
      if (current !== client || hasEnded) return;
      current = undefined;
      client.end().catch(() => {});
      retry = setTimeout(connect, delayAfter(failures)).unref();
      failures += 1;
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', heard);
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      failures = 0;
      heard();
    } catch {
      lost();
    }
  }

  await connect();
  return async () => {
    hasEnded = true;
    clearTimeout(retry);
    clearInterval(heartbeat);
    await current?.end().catch(() => {});
  };
}

/** With chance in it, so that servers that lost their database do not all come back at one moment. */
function delayAfter(failures: number): number {
  return Math.min(BACK_OFF.first * 2 ** failures, BACK_OFF.longest) * (0.5 + Math.random() / 2);
}
