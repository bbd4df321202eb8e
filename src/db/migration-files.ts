import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PACKAGE_ROOT } from '../lib/package-root.ts';

export interface MigrationFile {
  /** The folder's name: a timestamp, then what it does. Migrations are applied in this order. */
  readonly name: string;
  readonly script: string;
  /** SHA-256 of the script in hex, as Prisma writes it. */
  readonly checksum: string;
}

export const MIGRATIONS_DIRECTORY = fileURLToPath(new URL('prisma/migrations', PACKAGE_ROOT));

/** The committed migrations, oldest first. */
export async function readMigrations(directory = MIGRATIONS_DIRECTORY): Promise<MigrationFile[]> {
  const names = await migrationNames(directory);
  return Promise.all(names.map((name) => readMigration(directory, name)));
}

async function migrationNames(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).sort();
}

async function readMigration(directory: string, name: string): Promise<MigrationFile> {
  const text = await readFile(`${directory}/${name}/migration.sql`, 'utf8');
  // A checkout may have turned the line ends into Windows': the same migration nevertheless.
  const script = text.replaceAll('\r\n', '\n');
  return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
}

/** The name of the last migration, which identifies the version of the schema. */
export async function newestMigration(): Promise<string> {
  return (await migrationNames(MIGRATIONS_DIRECTORY)).at(-1) ?? '';
}
