// `npm run bench`, `npm run bench:cache`: installs what bench/ needs when that has changed, builds what is measured, and
// runs the program that is named first, with what follows.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './tools.mjs';

install();
build();
// Ctrl-C reaches the child too, which ends what it started; this waits for it.
process.on('SIGINT', () => {});
const [program = 'main.ts', ...words] = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', join(ROOT, 'bench', program), ...words],
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
