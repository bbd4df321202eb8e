import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { MIGRATIONS_DIRECTORY } from '../../src/db/migration-files.ts';

/** The committed migrations and further ones, by name, in a folder that goes when the test ends. */
export async function migrationsAnd(more: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-migrations-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(MIGRATIONS_DIRECTORY, folder, { recursive: true });
  for (const [name, script] of Object.entries(more)) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'migration.sql'), script);
  }
  return folder;
}
