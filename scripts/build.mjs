// Makes dist/ from src/ and web/, and only what is stale: nothing to do takes about a fifth of a second.
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWeb } from './build-web.mjs';
import { generate } from './generate.mjs';
import { filesUnder, ROOT, runTool } from './tools.mjs';

const SRC = join(ROOT, 'src');
const DIST = join(ROOT, 'dist');
const BUILD_INFO = join(DIST, '.tsbuildinfo');

/** Generates, compiles, copies what is not TypeScript, and sweeps out what has lost its source. */
export function build() {
  generate();
  const sources = filesUnder(SRC);
  const scripts = sources.filter((file) => /\.ts$/.test(file) && !/\.d\.ts$/.test(file));
  const assets = sources.filter(
    (file) => extname(file) !== '.ts' && !basename(file).startsWith('.'),
  );

  // The compiler trusts its notes about what it has written: without a file of its own, it must forget.
  if (scripts.some((file) => !existsSync(outputOf(file)))) rmSync(BUILD_INFO, { force: true });
  runTool({
    name: 'TypeScript',
    file: 'node_modules/typescript/bin/tsc',
    args: ['--build', 'tsconfig.build.json'],
  });

  for (const asset of assets) copyIfNewer(join(SRC, asset), join(DIST, asset));
  sweep(new Set([...scripts.map(outputOf), ...assets.map((asset) => join(DIST, asset))]));
  // npm makes it executable only where the package is installed; here `npx commonplace` links to it.
  chmodSync(join(DIST, 'main.js'), 0o755);
  buildWeb();
}

/** @param {string} script */
function outputOf(script) {
  return join(DIST, script.replace(/\.ts$/, '.js'));
}

/** @type {(from: string, to: string) => void} */
function copyIfNewer(from, to) {
  if (existsSync(to) && statSync(to).mtimeMs >= statSync(from).mtimeMs) return;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

/**
 * Takes away what earlier builds left of sources that are no more.
 *
 * @param {ReadonlySet<string>} wanted paths of files to keep
 */
function sweep(wanted) {
  for (const file of filesUnder(DIST)) {
    const path = join(DIST, file);
    if (
      file.startsWith(`web${sep}`) ||
      path === BUILD_INFO ||
      wanted.has(path.replace(/\.map$/, ''))
    )
      continue;
    rmSync(path);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
