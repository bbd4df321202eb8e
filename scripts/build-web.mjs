// Makes dist/web from web/, and only when it is stale: nothing to do takes a few hundredths of a second.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { compileQueries, webSources } from './compile-queries.mjs';
import { digestOf, ROOT, runTool } from './tools.mjs';

export const DIST_WEB = join(ROOT, 'dist/web');

const STAMP = join(DIST_WEB, '.made-from');
const OPERATIONS = join(ROOT, 'web/src/__generated__/operations.json');
/** Packed, a file that is smaller would hardly be so. */
const SMALLEST = 1_000;

/** Compiles the queries, bundles for browsers, for the start of a page and for the server, packs what is sent, and notes which operations the pages know. */
export function buildWeb() {
  const sources = digestOf([
    ...webSources(),
    'schema.graphql',
    'scripts/build-web.mjs',
    'package.json',
  ]);
  const madeFrom = `${sources} ${process.env['RELAY_BUNDLE'] ?? ''}`.trim();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === madeFrom) return;
  rmSync(STAMP, { force: true });
  compileQueries();
  // The first empties the folder.
  for (const part of [[], ['--mode', 'start'], ['--ssr', 'src/server.tsx']]) {
    runTool({
      name: 'Vite',
      file: 'node_modules/vite/bin/vite.js',
      args: ['build', ...part, '--logLevel', 'warn'],
      folder: 'web',
    });
  }
  for (const file of readdirSync(join(DIST_WEB, 'assets'))) pack(join(DIST_WEB, 'assets', file));
  writeFileSync(join(DIST_WEB, 'operations.json'), readFileSync(OPERATIONS));
  writeFileSync(STAMP, madeFrom);
}

/**
 * Writes the file's packed forms beside it.
 *
 * @param {string} file
 */
function pack(file) {
  const bytes = readFileSync(file);
  if (bytes.length < SMALLEST) return;
  writeFileSync(`${file}.br`, smallestBrotli(bytes));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

/**
 * Of a file that is larger than a block of Brotli, the smaller result of two block sizes. Which one that is changes with
 * the names of other files in it, and makes a difference of 100 bytes.
 *
 * @param {Buffer} bytes
 */
function smallestBrotli(bytes) {
  const blockSizes = bytes.length > 2 ** 18 ? [18, 20] : [18];
  return blockSizes
    .map((size) =>
      brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
          [constants.BROTLI_PARAM_LGBLOCK]: size,
        },
      }),
    )
    .reduce((smallest, other) => (other.length < smallest.length ? other : smallest));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildWeb();
