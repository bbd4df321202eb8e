// What the scripts that make files have in common. Plain JavaScript: they run before anything is built.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a tool of node_modules with this Node, in a folder of the project. What it says is shown only if
 * it fails, and then this process ends with the tool's exit code.
 *
 * @param {{ name: string, file: string, args: string[], folder?: string }} tool
 */
export function runTool({ name, file, args, folder = '.' }) {
  const path = join(ROOT, file);
  if (!existsSync(path)) {
    console.error(`${name} is not installed. Run \`npm ci\` first.`);
    process.exit(1);
  }
  const { status, error, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    cwd: join(ROOT, folder),
    encoding: 'utf8',
    env: {
      ...process.env,
      // What is built is for use, whoever builds it: tests would get React's build for development.
      NODE_ENV: 'production',
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  if (status === 0) return;
  console.error(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim());
  console.error(`\n${name} failed (${[name, ...args].join(' ')}).`);
  process.exit(status || 1);
}

/**
 * @param {string} folder
 * @returns {string[]} paths of all files in the folder and below, relative to it, in order
 */
export function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * Changes when one of the project's files changes, or its name.
 *
 * @param {readonly string[]} files relative to the project's root
 */
export function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const path = join(ROOT, file);
    hash.update(`${file}\0`);
    hash.update(existsSync(path) ? readFileSync(path) : 'missing');
    hash.update('\0');
  }
  return hash.digest('hex');
}
