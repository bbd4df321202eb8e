import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { MIGRATIONS_DIRECTORY, type MigrationFile } from '../src/db/migration-files.ts';

/**
 * Runs `work` with Prisma's official schema engine, compiled to WebAssembly: nothing is downloaded and
 * no server is needed.
 *
 * @param factory where the engine's databases, the shadow too, come from
 */
export async function withSchemaEngine<T>(
  work: (engine: engineModule.SchemaEngine) => Promise<T>,
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<T> {
  await loadEngine();
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await engineModule.SchemaEngine.new({ datamodels: undefined }, () => {}, bound);
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

/** Node cannot import WebAssembly modules without a flag, so the package's entry point is spelled out. */
async function loadEngine(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const binary = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(binary, {
    './schema_engine_bg.js': engineModule as unknown as WebAssembly.ModuleImports,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

/** A PGlite as the engine's database and its shadow at once: to compare schemas it needs no two. */
export function pgliteFactory(pglite: PGlite): SqlMigrationAwareDriverAdapterFactory {
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await new PrismaPGlite(pglite).connect();
    // The adapter's own does not wait for the script, so its errors would be lost.
    adapter.executeScript = async (script) => void (await pglite.exec(script));
    return adapter;
  };
  return {
    provider: 'postgres',
    adapterName: 'pglite-prisma-adapter',
    connect,
    connectToShadowDb: connect,
  };
}

/** Migrations in the form that the engine takes them. */
export function migrationList(migrations: readonly MigrationFile[]): engineModule.MigrationList {
  return {
    baseDir: MIGRATIONS_DIRECTORY,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}

export const NO_FILTERS: engineModule.SchemaFilter = { externalTables: [], externalEnums: [] };
