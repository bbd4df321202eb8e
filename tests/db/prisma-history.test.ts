import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import {
  migrationList,
  NO_FILTERS,
  pgliteFactory,
  withSchemaEngine,
} from '../../scripts/schema-engine.ts';
import { readMigrations } from '../../src/db/migration-files.ts';
import { createTestDatabase } from '../support/database.ts';

it("Prisma's own engine finds the history that we wrote complete and unchanged", async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const migrationsList = migrationList(await readMigrations());
  const diagnosis = await withSchemaEngine(
    (engine) =>
      engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: NO_FILTERS,
      }),
    await factoryFor(url),
  );
  expect(diagnosis).toMatchObject({
    hasMigrationsTable: true,
    history: null,
    editedMigrationNames: [],
    failedMigrationNames: [],
  });
});

async function factoryFor(url: string) {
  if (!url.startsWith('pglite:')) {
    const pool = new pg.Pool({ connectionString: url });
    onTestFinished(() => pool.end());
    return new PrismaPg(pool);
  }
  const pglite = await PGlite.create(url.slice('pglite:'.length));
  onTestFinished(() => pglite.close());
  return pgliteFactory(pglite);
}
