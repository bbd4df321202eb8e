// Writes src/db/generated, the database client, unless it is what prisma/schema.prisma asks for.
// Plain JavaScript: it runs before anything is built.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const STAMP = join(ROOT, 'src/db/generated/.made-from');

/** Generates the client when the schema, its settings or the generator's version have changed. */
export function generate({ force = false } = {}) {
  const madeFrom = digestOfInputs();
  if (!force && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === madeFrom) return;
  runTool('Prisma', 'node_modules/prisma/build/index.js', ['generate']);
  writeFileSync(STAMP, madeFrom);
}

/**
 * Runs a tool of node_modules with this Node. What it says is shown only if it fails, and then this
 * process ends with the tool's exit code.
 */
export function runTool(name, file, args) {
  const path = join(ROOT, file);
  if (!existsSync(path)) {
    console.error(`${name} is not installed. Run \`npm ci\` first.`);
    process.exit(1);
  }
  const { status, error, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  });
  if (status === 0) return;
  console.error(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim());
  console.error(`\n${name} failed (${[name, ...args].join(' ')}).`);
  process.exit(status || 1);
}

function digestOfInputs() {
  const hash = createHash('sha256');
  const inputs = ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'];
  for (const input of inputs) {
    const path = join(ROOT, input);
    hash.update(existsSync(path) ? readFileSync(path) : 'missing');
    hash.update('\0');
  }
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  generate({ force: process.argv.includes('--force') });
}
