import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { PoolerError } from '../../../src/db/errors.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { NEEDED } from '../../../src/db/postgres/connection-config.ts';
import { createTestDatabase } from '../../support/database.ts';
import { freePort } from '../../support/free-port.ts';
import { administer } from '../../support/postgres-databases.ts';

const [, major = 0, minor = 0] =
  /PgBouncer (\d+)\.(\d+)/.exec(
    spawnSync('pgbouncer', ['--version'], { encoding: 'utf8' }).stdout ?? '',
  ) ?? [];
const isInstalled = Number(major) > 0;
/** Whether it can rename prepared statements: from 1.21 on. */
const renames = Number(major) > 1 || Number(minor) >= 21;

/** At once: as many as connections can take. */
const READS = 40;

/** Starts PgBouncer before the database of this address, and returns the address of the database there. */
async function startPooler(url: string, settings: Readonly<Record<string, string>>) {
  const target = new URL(url);
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-pooler-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const users = join(folder, 'users.txt');
  await writeFile(users, `"${target.username}" "${target.password}"\n`);
  const lines = Object.entries({
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: 'trust',
    auth_file: users,
    ...(process.getuid?.() === 0 && { user: 'nobody' }),
    ...settings,
  }).map(([name, value]) => `${name} = ${value}`);
  const ini = join(folder, 'pgbouncer.ini');
  const database = `* = host=${target.hostname} port=${target.port || '5432'}`;
  await writeFile(ini, ['[databases]', database, '[pgbouncer]', ...lines, ''].join('\n'));
  const child = spawn('pgbouncer', ['--quiet', ini], { stdio: 'ignore' });
  onTestFinished(async () => {
    const ended = once(child, 'exit');
    if (child.kill()) await ended;
    await rm(folder, { recursive: true, force: true });
  });
  await vi.waitFor(async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect').finally(() => socket.destroy());
  }, 10_000);
  target.host = `127.0.0.1:${port}`;
  return String(target);
}

async function open(pool_mode: string, settings: Readonly<Record<string, string>> = {}) {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  await administer(url, async (client) => {
    for (const [name, value] of Object.entries(NEEDED)) {
      await client.query(
        `alter database ${new URL(url).pathname.slice(1)} set ${name} to '${value}'`,
      );
    }
  });
  return startPooler(url, { pool_mode, ignore_startup_parameters: 'options', ...settings });
}

/** Reads often and at the same time, so that connections get the sessions of others. */
async function readMuch(url: string, pool: 'pipelined' | 'plain'): Promise<number> {
  const database = await openDatabase({ url, pool });
  try {
    const reads = Array.from({ length: READS }, (_, n) =>
      n % 2 === 0
        ? database.run<{ n: number }>('test.even', sql`select ${n}::int as n`)
        : database.run<{ n: number }>('test.odd', sql`select ${n}::int + 0 as n`),
    );
    const rows = await Promise.all(reads);
    return rows.filter(([row], n) => row?.n === n).length;
  } finally {
    await database.close();
  }
}

describe.runIf(isInstalled)('PgBouncer', () => {
  const off = renames ? { max_prepared_statements: '0' } : {};

  it('is refused where clients would get the prepared statements of others', async () => {
    const url = await open('transaction', off);
    const refused = openDatabase({ url });
    await expect(refused).rejects.toThrow(PoolerError);
    await expect(refused).rejects.toThrow(
      /max_prepared_statements = 200, or set DATABASE_POOL=plain/,
    );
    // Again: the first probe leaves nothing behind.
    await expect(openDatabase({ url })).rejects.toThrow(PoolerError);
    expect(await readMuch(url, 'plain')).toBe(READS);
  });

  it('is used where each client has a session', async () => {
    expect(await readMuch(await open('session', off), 'pipelined')).toBe(READS);
  });

  it.runIf(renames)('is used where it renames prepared statements', async () => {
    const url = await open('transaction', { max_prepared_statements: '200' });
    expect(await readMuch(url, 'pipelined')).toBe(READS);
  });
});
