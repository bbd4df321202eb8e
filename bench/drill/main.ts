// `npm run drill`: servers, PostgreSQL, Patroni, etcd and HAProxy of Debian's packages, killed, cut off and restarted under load.
import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { MAIN } from '../../tests/support/setup-build.ts';
import { type DrillCluster, startDrillCluster } from './cluster.ts';
import { type Seen, startLoad } from './load.ts';
import { endAll, endProcess, startProcess } from './processes.ts';

const PACKAGES = [
  'patroni',
  'etcd-server',
  'haproxy',
  'postgresql-15',
  'iproute2',
  'python3-etcd',
  'python3-psycopg2',
];

/** How long clients work before something happens, and after it is over, in s. */
const BEFORE = 4;
const AFTER = 8;

for (const program of ['patroni', 'etcd', 'haproxy', 'ip']) {
  if (spawnSync('which', [program]).status !== 0) {
    console.error(`${program} is missing. On Debian 12: apt-get install ${PACKAGES.join(' ')}`);
    process.exit(1);
  }
}
reportPooler();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void endAll().then(() => process.exit(1)));
}

const rows: string[] = [];
for (const isSynchronous of [false, true]) await drill(isSynchronous);
console.log(
  [
    '| replication | what happened | requests sent | failed | s without writes | s without reads | acknowledged writes | of them lost |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n'),
);

async function drill(isSynchronous: boolean): Promise<void> {
  const cluster = await startDrillCluster({ isSynchronous });
  try {
    const restartServers = await startServers(cluster);
    const token = makeWriter(cluster);
    const drills: readonly (readonly [string, () => Promise<void>])[] = [
      ['both servers restarted in turn', restartServers],
      ['PostgreSQL of the primary killed', () => cluster.killPrimary(false)],
      ['PostgreSQL and Patroni of the primary killed', () => cluster.killPrimary(true)],
      ['the network of the primary cut', () => cluster.cut('primary')],
      ['the network of the replica cut', () => cluster.cut('replica')],
    ];
    for (const [index, [name, happen]] of drills.entries()) {
      const label = `Drill ${isSynchronous} ${index}`;
      const load = startLoad({ siteUrl: cluster.siteUrl, token, label });
      await sleep(BEFORE * 1000);
      await happen();
      await whenWritable(cluster);
      await sleep(AFTER * 1000);
      const seen = await load.end();
      await cluster.mend();
      const lost = await lostOf(cluster, label, seen);
      report(isSynchronous ? 'synchronous' : 'asynchronous', name, { ...seen, lost });
    }
  } finally {
    await cluster.stop();
  }
}

/** Two servers that read from both PostgreSQL. Gives what restarts them one after the other. */
async function startServers({ url, nodeUrls, serverPorts, folder }: DrillCluster) {
  const start = (port: number) =>
    startProcess([process.execPath, MAIN, 'serve', '--wait'], {
      name: `server-${port}`,
      folder,
      env: {
        PORT: String(port),
        DATABASE_URL: url,
        DATABASE_REPLICA_URLS: nodeUrls.join(','),
        DEMO: 'off',
        WRITE_LIMITS: 'off',
        CLIENT_REQUESTS_PER_MINUTE: '0',
        CLIENT_COST_PER_MINUTE: '0',
        SHUTDOWN_DELAY_SECONDS: '4',
        UPLOADS_DIR: `${folder}/uploads`,
      },
    });
  const servers = new Map(serverPorts.map((port) => [port, start(port)]));
  for (const port of serverPorts) await whenReady(port);
  return async () => {
    for (const port of serverPorts) {
      const server = servers.get(port);
      if (server !== undefined) await endProcess(server, 'SIGTERM');
      servers.set(port, start(port));
      await whenReady(port);
      // The balancer has to notice, too.
      await sleep(2_000);
    }
  };
}

async function whenReady(port: number): Promise<void> {
  await until(() => fetch(`http://127.0.0.1:${port}/health/ready`).then(({ ok }) => ok));
}

function makeWriter({ url }: DrillCluster): string {
  const run = (...words: string[]) =>
    execFileSync(process.execPath, [MAIN, ...words], {
      env: { ...process.env, DATABASE_URL: url },
      encoding: 'utf8',
    });
  run('user', 'create', 'drill');
  return /cpl_\S+/.exec(run('token', 'create', 'drill'))?.[0] ?? fail('There is no token');
}

/** Until a transaction that writes succeeds at the primary. */
async function whenWritable({ url }: DrillCluster): Promise<void> {
  await until(async () => {
    await query(url, 'create temp table drill (id int)');
    return true;
  });
}

async function lostOf(
  { url }: DrillCluster,
  label: string,
  { acknowledged }: Seen,
): Promise<number> {
  const found = await query(url, `select title from posts where starts_with(title, '${label} ')`);
  const titles = new Set(found.map(({ title }) => title));
  return acknowledged.filter((title) => !titles.has(title)).length;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isSo().catch(() => false)) return;
    await sleep(200);
  }
  fail('It took more than two minutes');
}

function report(replication: string, name: string, seen: Seen & { readonly lost: number }): void {
  const { sent, failed, failures, withoutWrites, withoutReads, acknowledged, lost } = seen;
  const cells = [
    replication,
    name,
    sent,
    failed,
    withoutWrites,
    withoutReads,
    acknowledged.length,
    lost,
  ];
  rows.push(`| ${cells.join(' | ')} |`);
  console.log(rows.at(-1));
  for (const [what, count] of failures) console.log(`    ${count} × ${what}`);
}

function reportPooler(): void {
  const { stdout } = spawnSync('pgbouncer', ['--version'], { encoding: 'utf8' });
  const [, major = 0, minor = 0] = /PgBouncer (\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
  const fits = Number(major) > 1 || Number(minor) >= 21;
  console.log(
    fits
      ? 'PgBouncer fits, but this drill does without it.'
      : 'PgBouncer is missing or older than 1.21, which named statements need: the drill does without it.',
  );
}

function fail(message: string): never {
  throw new Error(message);
}
