// Writes src/db/generated, the database client, unless it is what prisma/schema.prisma asks for; run by
// itself, it compiles the queries of web/ and writes the types of the schema as well.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileQueries } from './compile-queries.mjs';
import { writeSchemaTypes } from './schema-types.mjs';
import { digestOf, ROOT, runTool } from './tools.mjs';

const STAMP = join(ROOT, 'src/db/generated/.made-from');
const INPUTS = ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'];

/** Generates the client when the schema, its settings or the generator's version have changed. */
export function generate({ force = false } = {}) {
  const madeFrom = digestOf(INPUTS);
  if (!force && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === madeFrom) return;
  runTool({ name: 'Prisma', file: 'node_modules/prisma/build/index.js', args: ['generate'] });
  writeFileSync(STAMP, madeFrom);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const force = process.argv.includes('--force');
  generate({ force });
  compileQueries({ force });
  writeSchemaTypes('src/http/__generated__/introspection.d.ts');
}
