import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';
import pg from 'pg';
import type { Machine } from './json.ts';

export function thisMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
  };
}

/** Versions of what was measured, by name: the Node of the servers, PostgreSQL, and packages. */
export async function versionsOf({
  node,
  serverUrl,
}: {
  node: string;
  serverUrl: string;
}): Promise<Record<string, string>> {
  return {
    node: spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim(),
    postgres: await postgresVersion(serverUrl),
    commonplace: (await manifest('../../package.json')).version ?? '',
    ...(await manifest('../package.json')).dependencies,
  };
}

async function postgresVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version ?? '';
  } finally {
    await client.end();
  }
}

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

async function manifest(path: string): Promise<Manifest> {
  return JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8')) as Manifest;
}
