import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../node/', import.meta.url));

/**
 * The Node that runs every server under test, installed if it is not there yet. PostGraphile 5 wants
 * 22 or later, so all of them get the newest that has long-term support, whatever Node this is.
 *
 * @throws Error when npm has no such Node for this platform: choose one by `--node PATH`
 */
export function benchNode(): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = `${FOLDER}node_modules/node-${platform}-${process.arch}/bin/${name}`;
  if (!existsSync(path)) install();
  if (!existsSync(path)) {
    throw new Error(`npm has no Node for ${platform} ${process.arch}: name one by --node PATH.`);
  }
  return path;
}

function install(): void {
  const { status, stderr } = spawnSync('npm', ['ci'], {
    cwd: FOLDER,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ci failed in bench/node:\n${stderr}`);
}
