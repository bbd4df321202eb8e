import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODEL = new URL('../../../prisma/schema.prisma', import.meta.url);
const BENCH = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = new URL('../../generated/', import.meta.url);
const SCHEMA = fileURLToPath(new URL('schema.prisma', FOLDER));
const STAMP = new URL('.made-from', FOLDER);

/**
 * `relationJoins` lets Prisma fetch relations by lateral joins. It is a preview, but the peers are
 * faster with it than without.
 */
const GENERATORS = `generator client {
  provider               = "prisma-client"
  output                 = "./client"
  runtime                = "nodejs"
  moduleFormat           = "esm"
  generatedFileExtension = "ts"
  importFileExtension    = "ts"
  previewFeatures        = ["relationJoins"]
}

generator pothos {
  provider     = "prisma-pothos-types"
  clientOutput = "./client/client.ts"
  output       = "./pothos-types.ts"
}`;

/**
 * Makes the Prisma client of the peers, and what Pothos' plugin wants to know of it, from the data
 * model of this checkout; only when the model has changed.
 *
 * @throws Error with what Prisma says
 */
export function generatePrismaClient(): void {
  const schema = readFileSync(MODEL, 'utf8').replace(/generator client \{[^}]*\}/, GENERATORS);
  const digest = createHash('sha256').update(schema).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(SCHEMA, schema);
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [prisma, 'generate', '--schema', SCHEMA],
    {
      cwd: BENCH,
      encoding: 'utf8',
      // Prisma looks for generators on the path. Any executable will do where Prisma would download its schema engine: `generate` never runs it.
      env: {
        ...process.env,
        PATH: [join(BENCH, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
  if (status !== 0) throw new Error(`prisma generate failed:\n${stdout}\n${stderr}`);
  writeFileSync(STAMP, digest);
}
