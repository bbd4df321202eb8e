// Packs what serving needs into release/: an archive that runs with Node alone, on systems like this one.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { create } from 'tar';
import { build } from './build.mjs';
import { ROOT } from './tools.mjs';

const CONTENTS = [
  'bin',
  'dist',
  'prisma/migrations',
  'prisma/demo',
  'deploy',
  'docs',
  'package.json',
  'package-lock.json',
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
];

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const name = `commonplace-${version}-${process.platform}-${process.arch}`;
const folder = join(ROOT, 'release');
const work = mkdtempSync(join(tmpdir(), 'commonplace-release-'));
const root = join(work, name);

try {
  // What earlier builds left in dist is not part of a release.
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  await build();
  for (const path of CONTENTS) {
    const isPacked = (/** @type {string} */ source) =>
      !['.made-from', 'compose.env'].includes(basename(source));
    cpSync(join(ROOT, path), join(root, path), { recursive: true, filter: isPacked });
  }
  cpSync(join(ROOT, '.npmrc'), join(root, '.npmrc'));
  npm('ci', '--omit=dev', '--omit=optional', '--ignore-scripts', '--prefer-offline');
  // Optional too, but needed: the libraries of sharp, for the system of this machine.
  const images = join(ROOT, 'node_modules/@img');
  if (!existsSync(images)) throw new Error('node_modules/@img is missing: run `npm ci` first.');
  cpSync(images, join(root, 'node_modules/@img'), { recursive: true });
  const bill = npm('sbom', '--sbom-format=cyclonedx', '--omit=dev', '--package-lock-only');
  rmSync(join(root, '.npmrc'));
  writeFileSync(join(root, 'sbom.cdx.json'), bill);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.sbom.cdx.json`), bill);
  const file = join(folder, `${name}.tar.gz`);
  await create({ file, cwd: work, gzip: true, portable: true }, [name]);
  console.log(file);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/**
 * Runs npm in the folder that is packed.
 *
 * @param {string[]} args
 * @returns {string} what it prints
 */
function npm(...args) {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed: ${stderr}`);
  return stdout;
}
