import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../tests/support/free-port.ts';
import { type DrillMachine, makeNetwork } from './network.ts';
import { endAll, endProcess, startProcess, userPostgres } from './processes.ts';

const PASSWORD = 'drill';

/** On each machine of the network. */
const POSTGRES_PORT = 5432;
const PATRONI_PORT = 8008;

/** How long Patroni may take to say what its PostgreSQL is, in ms: one whose network is cut never does. */
const PATIENCE = 2_000;

type Role = 'primary' | 'replica' | 'sync';

/** One PostgreSQL with the Patroni that looks after it, on a machine of its own. */
interface Node {
  readonly name: string;
  readonly machine: DrillMachine;
  readonly data: string;
  patroni?: ChildProcess;
}

/** Two PostgreSQL with Patroni, etcd, and HAProxy, which leads to the primary and to the servers. */
export interface DrillCluster {
  readonly folder: string;
  /** Of the primary, whichever it is. */
  readonly url: string;
  /** Of each PostgreSQL. */
  readonly nodeUrls: readonly string[];
  /** Where clients connect. */
  readonly siteUrl: string;
  /** Where the servers have to listen. */
  readonly serverPorts: readonly number[];
  /** Ends the PostgreSQL of the primary at once, and the Patroni beside it if asked to. */
  killPrimary(withPatroni: boolean): Promise<void>;
  /** Cuts the network between the machine of a PostgreSQL and all others. */
  cut(role: 'primary' | 'replica'): Promise<void>;
  /** Mends the network, starts Patroni where it was ended, and waits until there are a primary and a replica. */
  mend(): Promise<void>;
  stop(): Promise<void>;
}

interface ClusterOptions {
  /** Whether a commit waits for the replica. */
  readonly isSynchronous: boolean;
}

export async function startDrillCluster({ isSynchronous }: ClusterOptions): Promise<DrillCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-drill-'));
  const user = userPostgres();
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  const port = freePort;
  const [etcdPort, peerPort, databasePort, sitePort] = [
    await port(),
    await port(),
    await port(),
    await port(),
  ];
  const serverPorts = [await port(), await port()];
  const network = makeNetwork(['one', 'two']);
  const nodes: Node[] = network.machines.map((machine) => {
    const { name } = machine;
    return { name, machine, data: join(folder, `data-${name}`) };
  });

  const etcdUrl = `http://${network.address}:${etcdPort}`;
  startProcess(
    [
      'etcd',
      ...['--data-dir', join(folder, 'etcd'), '--listen-client-urls', etcdUrl],
      ...['--advertise-client-urls', etcdUrl, '--listen-peer-urls', local(peerPort)],
      ...[
        '--initial-advertise-peer-urls',
        local(peerPort),
        '--initial-cluster',
        `default=${local(peerPort)}`,
      ],
    ],
    { name: 'etcd', folder, asPostgres: true },
  );
  for (const node of nodes) {
    const file = join(folder, `${node.name}.yaml`);
    await writeFile(
      file,
      patroniConfig(node, { folder, etcd: `${network.address}:${etcdPort}`, isSynchronous }),
    );
  }
  const startPatroni = (node: Node) => {
    const command = node.machine.on(['patroni', join(folder, `${node.name}.yaml`)]);
    node.patroni = startProcess(command, { name: `patroni-${node.name}`, folder });
  };
  await writeFile(
    join(folder, 'haproxy.cfg'),
    haproxyConfig({ nodes, databasePort, sitePort, serverPorts }),
  );
  for (const node of nodes) startPatroni(node);
  startProcess(['haproxy', '-f', join(folder, 'haproxy.cfg')], { name: 'haproxy', folder });

  const is = async ({ machine }: Node, role: Role) =>
    fetch(`http://${machine.address}:${PATRONI_PORT}/${role}`, {
      signal: AbortSignal.timeout(PATIENCE),
    }).then(
      ({ ok }) => ok,
      () => false,
    );
  async function find(role: Role): Promise<Node> {
    for (let tries = 0; tries < 600; tries += 1) {
      for (const node of nodes) if (await is(node, role)) return node;
      await sleep(200);
    }
    throw new Error(`No node became ${role}: see the logs in ${folder}`);
  }
  const whole = async () => {
    await find('primary');
    await find(isSynchronous ? 'sync' : 'replica');
  };
  await whole();

  const urlAt = (host: string) => `postgres://postgres:${PASSWORD}@${host}/postgres`;
  return {
    folder,
    url: urlAt(`127.0.0.1:${databasePort}`),
    nodeUrls: nodes.map(({ machine }) => urlAt(`${machine.address}:${POSTGRES_PORT}`)),
    siteUrl: local(sitePort),
    serverPorts,
    async killPrimary(withPatroni) {
      const node = await find('primary');
      if (withPatroni && node.patroni !== undefined) await endProcess(node.patroni, 'SIGKILL');
      killTree(Number((await readFile(join(node.data, 'postmaster.pid'), 'utf8')).split('\n')[0]));
    },
    async cut(role) {
      (await find(role)).machine.cut();
    },
    async mend() {
      for (const node of nodes) {
        node.machine.join();
        if (node.patroni?.signalCode !== null) startPatroni(node);
      }
      await whole();
    },
    async stop() {
      await endAll();
      for (const { data } of nodes) {
        const file = join(data, 'postmaster.pid');
        if (existsSync(file)) killTree(Number((await readFile(file, 'utf8')).split('\n')[0]));
      }
      await sleep(500);
      network.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A postmaster and its backends, as when their machine loses power. */
function killTree(pid: number): void {
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && parentOf(name) === pid,
  );
  for (const process_ of [pid, ...children.map(Number)]) {
    try {
      process.kill(process_, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

function parentOf(pid: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

function local(port: number): string {
  return `http://127.0.0.1:${port}`;
}

interface PatroniOptions extends ClusterOptions {
  readonly folder: string;
  readonly etcd: string;
}

/** JSON is YAML, too. */
function patroniConfig(node: Node, { folder, etcd, isSynchronous }: PatroniOptions): string {
  const user = (username: string) => ({ username, password: PASSWORD });
  const { address } = node.machine;
  const at = `${address}:${POSTGRES_PORT}`;
  const rest = `${address}:${PATRONI_PORT}`;
  return JSON.stringify({
    scope: 'drill',
    name: node.name,
    restapi: { listen: rest, connect_address: rest },
    etcd3: { hosts: etcd },
    bootstrap: {
      dcs: {
        ttl: 20,
        loop_wait: 5,
        retry_timeout: 5,
        synchronous_mode: isSynchronous,
        postgresql: {
          use_pg_rewind: true,
          parameters: { wal_log_hints: 'on', max_connections: 200, hot_standby_feedback: 'on' },
        },
      },
      initdb: [{ encoding: 'UTF8' }, { locale: 'C' }],
      pg_hba: ['host replication all samenet scram-sha-256', 'host all all samenet scram-sha-256'],
    },
    postgresql: {
      listen: at,
      connect_address: at,
      data_dir: node.data,
      bin_dir: '/usr/lib/postgresql/15/bin',
      pgpass: join(folder, `pgpass-${node.name}`),
      authentication: {
        superuser: user('postgres'),
        replication: user('replicator'),
        rewind: user('rewinder'),
      },
      parameters: { unix_socket_directories: '' },
    },
  });
}

interface HaproxyOptions {
  readonly nodes: readonly Node[];
  readonly databasePort: number;
  readonly sitePort: number;
  readonly serverPorts: readonly number[];
}

function haproxyConfig({ nodes, databasePort, sitePort, serverPorts }: HaproxyOptions): string {
  return `
global
  maxconn 2000
defaults
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  timeout check 2s
listen database
  mode tcp
  bind 127.0.0.1:${databasePort}
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
${nodes.map(({ name, machine }) => `  server ${name} ${machine.address}:${POSTGRES_PORT} check port ${PATRONI_PORT}`).join('\n')}
listen site
  mode http
  bind 127.0.0.1:${sitePort}
  option httpchk GET /health/ready
  default-server inter 500ms fall 2 rise 1
${serverPorts.map((port) => `  server s${port} 127.0.0.1:${port} check`).join('\n')}
`;
}
