import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { DiffParams } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { MIGRATIONS_DIRECTORY, readMigrations } from '../src/db/migration-files.ts';
import { unexpectedLocksOf } from '../src/db/migration-locks.ts';
import { migrationList, NO_FILTERS, pgliteFactory, withSchemaEngine } from './schema-engine.ts';

const USAGE = `npm run migration:new -- NAME   writes what prisma/schema.prisma has and the migrations have not
npm run migration:check         fails when the two disagree, or a migration locks a table for long`;

/** The newest migration that was there before locks were checked. */
const UNCHECKED_UNTIL = '20261128190117';

const [command, ...words] = process.argv.slice(2);
if (command === 'new') await writeNext(words.join('_'));
else if (command === 'check') await check();
else fail(USAGE, 2);

async function writeNext(title: string): Promise<void> {
  const name = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  if (name === '') return fail(USAGE, 2);
  const delta = await missingFromMigrations();
  if (delta === '') {
    console.log('Nothing to do: the migrations make what prisma/schema.prisma says.');
    return;
  }
  const timestamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = join(MIGRATIONS_DIRECTORY, `${timestamp}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), `${delta}\n`);
  console.log(delta);
  console.log(`\nWritten to ${folder}/migration.sql. Read it, and add what Prisma cannot say.`);
}

async function check(): Promise<void> {
  await checkLocks();
  const delta = await missingFromMigrations();
  if (delta === '') return;
  console.error(delta);
  fail('\nprisma/schema.prisma and prisma/migrations disagree: npm run migration:new -- NAME', 1);
}

async function checkLocks(): Promise<void> {
  for (const { name, script } of await readMigrations()) {
    if (name.slice(0, UNCHECKED_UNTIL.length) <= UNCHECKED_UNTIL) continue;
    for (const { table, blocks, why } of unexpectedLocksOf(script)) {
      const what = blocks === 'writes' ? 'writes to' : 'reads and writes of';
      fail(
        `${name} blocks ${what} ${table} for as long as the table is large: it ${why}. Change it, or begin ` +
          'its script with "-- locks: " and the reason why that is right.',
        1,
      );
    }
  }
}

/**
 * The SQL that leads from what the migrations make to what prisma/schema.prisma says; empty when they
 * agree. The engine does not look at what its language cannot say (checks, triggers, functions,
 * collations, partial indexes, nulls not distinct), so that none of it counts as a difference.
 */
async function missingFromMigrations(): Promise<string> {
  const schema = await readFile('prisma/schema.prisma', 'utf8');
  const params: DiffParams & { shadowDatabaseUrl: null } = {
    from: { tag: 'migrations', ...migrationList(await readMigrations()) },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: NO_FILTERS,
  };
  const pglite = await PGlite.create();
  try {
    const factory = pgliteFactory(pglite);
    const { stdout } = await withSchemaEngine((engine) => engine.diff(params), factory);
    const delta = stdout?.trim() ?? '';
    return delta === '-- This is an empty migration.' ? '' : delta;
  } finally {
    await pglite.close();
  }
}

function fail(message: string, exitCode: number): void {
  console.error(message);
  process.exitCode = exitCode;
}
