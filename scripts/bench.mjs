// `npm run bench`: installs what bench/ needs when that has changed, builds what it measures, and runs it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './tools.mjs';

install();
build();
// Ctrl-C reaches the child too, which ends what it started; this waits for it.
process.on('SIGINT', () => {});
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', join(ROOT, 'bench/main.ts'), ...process.argv.slice(2)],
  // Where the `tsx` of bench is found.
  { cwd: join(ROOT, 'bench'), stdio: 'inherit' },
);
process.exitCode = status ?? 1;

/** Packages of its own, so that peers burden nobody else's install. */
function install() {
  const lock = readFileSync(join(ROOT, 'bench/package-lock.json'), 'utf8');
  const stamp = join(ROOT, 'bench/node_modules/.installed-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing what bench/ needs');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: join(ROOT, 'bench'),
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('`npm ci` failed in bench/.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}
