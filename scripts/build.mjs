// Makes dist/ from src/ and web/, and only when it is stale: nothing to do takes about a fifth of a second.
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { buildWeb } from './build-web.mjs';
import { generate } from './generate.mjs';
import { digestOf, filesUnder, ROOT } from './tools.mjs';

const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, '.made-from');

/** What is found by its place in node_modules: WebAssembly, threads of their own, and large files. */
const APART = [
  /^@electric-sql\/pglite/,
  /^@graphql-yoga\/render-graphiql/,
  /^@prisma\/client\/runtime\/query_compiler/,
  /^opentype\.js$/,
  /^pino(-pretty)?$/,
  /^sharp$/,
];

/** A server that still runs from what an earlier build made may load a part of it for so long, in ms. */
const KEPT = 24 * 3_600_000;

/** Generates the database client, bundles the server and the pages. */
export async function build() {
  generate();
  await buildServer();
  buildWeb();
}

/**
 * One file for what every start loads, and a few for what is loaded when it is needed: finding and
 * reading the 900 modules that they are made of would take half of a start.
 */
async function buildServer() {
  const sources = filesUnder(join(ROOT, 'src')).map((file) => `src/${file}`);
  const madeFrom = digestOf([...sources, 'scripts/build.mjs', 'package-lock.json']);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === madeFrom) return;
  rmSync(STAMP, { force: true });
  const bundle = await rolldown({
    cwd: ROOT,
    input: {
      main: 'src/main.ts',
      'chunks/text-thread': 'src/content/worker/text-thread.ts',
      'chunks/pglite-thread': 'src/db/pglite/pglite-thread.ts',
      'chunks/import-thread': 'src/importers/writer/import-thread.ts',
      'chunks/image-process': 'src/images/image-process.ts',
      'chunks/share-image-process': 'src/share-images/share-image-process.ts',
    },
    platform: 'node',
    external: APART,
  });
  const { output } = await bundle.write({
    dir: 'dist',
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await bundle.close();
  sweep(new Set(output.map(({ fileName }) => join(DIST, fileName))));
  // npm makes it executable only where the package is installed; here `npx commonplace` links to it.
  chmodSync(join(DIST, 'main.js'), 0o755);
  writeFileSync(STAMP, madeFrom);
}

/**
 * Takes away what earlier builds left.
 *
 * @param {ReadonlySet<string>} made paths of the files that this build made
 */
function sweep(made) {
  for (const file of filesUnder(DIST)) {
    const path = join(DIST, file);
    if (file.startsWith(`web${sep}`) || made.has(path)) continue;
    if (Date.now() - statSync(path).mtimeMs > KEPT) rmSync(path);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
