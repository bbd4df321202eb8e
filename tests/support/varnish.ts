import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const VCL = fileURLToPath(new URL('../../deploy/varnish.vcl', import.meta.url));

/** How often it is asked whether it has found its server, 50 ms apart. */
const MAX_TRIES = 600;

export interface Varnish {
  /** How often the cache had an answer, and how often it asked the server. */
  counts(): { readonly hits: number; readonly misses: number };
  stop(): Promise<void>;
}

/** Whether Debian's package `varnish`, or the like, is installed. */
export function isVarnishInstalled(): boolean {
  return spawnSync('varnishd', ['-V']).status === 0;
}

/** Starts Varnish with `deploy/varnish.vcl`, and comes back when it has found its server. */
export async function startVarnish(port: number, serverPort: string): Promise<Varnish> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-varnish-'));
  await chmod(folder, 0o755);
  const vcl = join(folder, 'varnish.vcl');
  const text = await readFile(VCL, 'utf8');
  await writeFile(vcl, text.replace('.port = "4000"', `.port = "${serverPort}"`));
  const work = join(folder, 'work');
  const address = `127.0.0.1:${port}`;
  const child = spawn(
    'varnishd',
    ['-F', '-n', work, '-f', vcl, '-a', address, '-s', 'malloc,256m'],
    { stdio: 'ignore' },
  );
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  await untilHealthy(address).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const count = (name: string) => {
    const { stdout } = spawnSync('varnishstat', ['-n', work, '-1', '-f', `MAIN.${name}`], {
      encoding: 'utf8',
    });
    return Number(/\d+/.exec(stdout)?.[0]);
  };
  return { stop, counts: () => ({ hits: count('cache_hit'), misses: count('cache_miss') }) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

async function untilHealthy(address: string): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const isHealthy = await fetch(`http://${address}/.varnish`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isHealthy) return;
    await sleep(50);
  }
  throw new Error('Varnish did not start, or did not find its server');
}
