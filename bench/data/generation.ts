import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMigrations } from '../../src/db/migration-files.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** What the rows are made by: a database is as good as new as long as none of it has changed. */
const MAKERS = ['sizes.ts', 'uuid-at.ts', 'chance', 'community', 'rows', 'text'];

/** A digest of the code that makes the rows and of the migrations that make their tables. */
export async function currentGeneration(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesOf(MAKERS)) hash.update(await readFile(file));
  for (const { name, checksum } of await readMigrations()) hash.update(`${name} ${checksum}\n`);
  return hash.digest('hex').slice(0, 16);
}

async function filesOf(names: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(FOLDER, name);
      if (name.endsWith('.ts')) return [path];
      return (await readdir(path)).sort().map((file) => join(path, file));
    }),
  );
  return files.flat();
}
