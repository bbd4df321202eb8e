import { spawnSync } from 'node:child_process';
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { makeMemoryFolder } from './memory-folder.ts';
import { administer } from './postgres-databases.ts';
import { type PostgresServer, SHORT_LOG, startPersistentPostgres } from './postgres-server.ts';

/** A server of a cluster, which may be gone for a while. */
export interface ClusterServer {
  /** Of the maintenance database. It stays the same. */
  readonly url: string;
  /** Whether it runs and is a standby. */
  isFollowing(): boolean;
  start(): Promise<void>;
  /** Ends it at once, as a power failure would end its processes. */
  kill(): Promise<void>;
  /** Stops replaying, and goes on. Only of a standby. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Makes a standby a primary. */
  promote(): Promise<void>;
}

export interface Cluster {
  readonly primary: ClusterServer;
  readonly replicas: readonly ClusterServer[];
  /** Waits until all replicas that run have replayed what the primary has written so far. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/** A log of a size that a busy test does not outrun: a replica that was gone finds all of it. */
const WAL_SETTINGS = {
  ...SHORT_LOG,
  wal_keep_size: '256MB',
  wal_level: 'replica',
  max_wal_senders: '10',
  hot_standby_feedback: 'on',
};

/** With these a primary answers a commit once its replica has replayed it. */
export const AS_ONE = { synchronous_standby_names: '*', synchronous_commit: 'remote_apply' };

/**
 * A primary and streaming replicas of it. A replica is a copy of the primary's files with `standby.signal`, made while
 * the primary is stopped: the binaries that come through npm have no pg_basebackup.
 *
 * @param prepare fills the primary before it is copied
 * @param primarySettings those of the primary once it has replicas
 */
export async function startCluster(
  replicas: number,
  prepare: (url: string) => Promise<void> = async () => {},
  primarySettings: Readonly<Record<string, string>> = {},
): Promise<Cluster> {
  const root = await makeMemoryFolder('commonplace-cluster-');
  await chmod(root, 0o755);
  const folder = join(root, 'primary');
  const port = await freePort();
  const first = await startPersistentPostgres({ folder, port, settings: WAL_SETTINGS });
  await prepare(first.url);
  await first.stop();

  const members = [
    clusterServer({ folder, port, settings: { ...WAL_SETTINGS, ...primarySettings } }),
    ...(await Promise.all(
      Array.from({ length: replicas }, async (_nothing, index) => {
        const copy = join(root, `replica-${index + 1}`);
        copyAsStandby(folder, copy);
        const settings = { ...WAL_SETTINGS, primary_conninfo: conninfo(first.url) };
        return clusterServer({ folder: copy, port: await freePort(), settings });
      }),
    )),
  ];
  for (const { start } of members) await start();
  const [primary, ...standbys] = members;
  if (primary === undefined) throw new Error('A cluster has a primary');

  const catchUp = async () => {
    const position = await flushedPosition(primary);
    for (const standby of standbys.filter(({ isFollowing }) => isFollowing())) {
      await waitUntil(standby, `pg_last_wal_replay_lsn() >= '${position}'`);
    }
  };

  return {
    primary,
    replicas: standbys,
    catchUp,
    async stop() {
      await Promise.all(members.map(({ kill }) => kill()));
      await rm(root, { recursive: true, force: true });
    },
  };
}

interface ServerOptions {
  readonly folder: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
}

function clusterServer(options: ServerOptions): ClusterServer {
  let server: PostgresServer | undefined;
  let url = '';
  let isPromoted = false;
  const own: ClusterServer = {
    get url() {
      return url;
    },
    isFollowing: () => server !== undefined && !isPromoted,
    async start() {
      server = await startPersistentPostgres(options);
      url = server.url;
    },
    async kill() {
      await server?.kill();
      server = undefined;
    },
    async pause() {
      await evaluate(own, 'pg_wal_replay_pause()::text');
      // It was only asked for: what arrives until then is still replayed.
      await waitUntil(own, `pg_get_wal_replay_pause_state() = 'paused'`);
    },
    async resume() {
      await evaluate(own, 'pg_wal_replay_resume()::text');
    },
    async promote() {
      await evaluate(own, 'pg_promote()');
      isPromoted = true;
    },
  };
  return own;
}

/**
 * Where the log ends once all that was answered so far is on disk. The servers of tests answer commits before they are
 * written there; a commit that waits for it takes all before it along.
 */
async function flushedPosition({ url }: ClusterServer): Promise<unknown> {
  const { rows } = await administer(url, async (client) => {
    await client.query('set synchronous_commit = local');
    await client.query(`select pg_logical_emit_message(true, 'test', '')`);
    return client.query('select pg_current_wal_flush_lsn() as position');
  });
  return rows[0].position;
}

async function waitUntil(server: ClusterServer, condition: string): Promise<void> {
  while ((await evaluate(server, condition)) !== true) await sleep(5);
}

async function evaluate({ url }: ClusterServer, expression: string): Promise<unknown> {
  const query = `select ${expression} as value`;
  const { rows } = await administer(url, (client) => client.query(query));
  return rows[0].value;
}

/** With their owners, since PostgreSQL does not run as root. */
function copyAsStandby(from: string, to: string): void {
  const script = 'cp -a "$0" "$1" && touch "$1/data/standby.signal"';
  const { status, stderr } = spawnSync('sh', ['-c', script, from, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The server was not copied: ${stderr}`);
}

function conninfo(url: string): string {
  const { hostname, port, username, password } = new URL(url);
  return `host=${hostname} port=${port} user=${username} password=${password}`;
}
