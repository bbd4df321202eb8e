// Writes web/src/__generated__, what relay-compiler makes of the queries in web/, unless it is up to date.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, filesUnder, ROOT, runTool } from './tools.mjs';

const GENERATED = join(ROOT, 'web/src/__generated__');
const STAMP = join(GENERATED, '.made-from');

/** Compiles the queries when one of them, the schema, the settings or the compiler have changed. */
export function compileQueries({ force = false } = {}) {
  const madeFrom = digestOf([
    ...webSources().filter((file) => /\.tsx?$/.test(file)),
    'schema.graphql',
    'web/relay.config.json',
    'node_modules/relay-compiler/package.json',
  ]);
  if (!force && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === madeFrom) return;
  // The compiler only ever adds to the list of operations: one that is gone would be accepted forever.
  rmSync(GENERATED, { recursive: true, force: true });
  mkdirSync(GENERATED);
  writeFileSync(join(GENERATED, 'operations.json'), '{}');
  runTool({
    name: 'Relay',
    file: 'node_modules/relay-compiler/cli.js',
    args: [],
    folder: 'web',
  });
  writeFileSync(STAMP, madeFrom);
}

/** Paths of the hand-written files of web/, from the root. */
export function webSources() {
  return filesUnder(join(ROOT, 'web'))
    .filter((file) => !file.includes('__generated__'))
    .map((file) => `web/${file}`);
}
