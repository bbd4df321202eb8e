import sql from 'sql-template-tag';
import { expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../../src/db/migrate.ts';
import { readMigrations } from '../../../src/db/migration-files.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { createTestDatabase } from '../../support/database.ts';

it('servers that start at the same time apply each migration once between them', async () => {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  onTestFinished(remove);
  const servers = await Promise.all([1, 2, 3, 4].map(() => openDatabase({ url, poolSize: 1 })));
  onTestFinished(async () => {
    await Promise.all(servers.map((server) => server.close()));
  });

  const results = await Promise.all(servers.map((server) => migrate(server)));
  const committed = (await readMigrations()).map(({ name }) => name);
  expect(results.flatMap(({ applied }) => applied).sort()).toEqual(committed);
  const [first] = servers;
  const rows = await first?.run('test.history', sql`select migration_name from _prisma_migrations`);
  expect(rows).toHaveLength(committed.length);
});
