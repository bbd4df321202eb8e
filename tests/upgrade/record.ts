import { readFileSync } from 'node:fs';

/** What servers of a release send to the database, and what of it they know. */
export interface ReleaseRecord {
  /** Every statement, with its name. */
  readonly statements: readonly string[];
  /** The migrations that the release has. */
  readonly migrations: readonly string[];
  /** `table.column` and its type. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Between two statements of the file. */
export const SEPARATOR = '\n;\n\n';

/** Reads `tests/upgrade/RELEASE`, which `npm run release:record` writes. */
export function readRecord(release: string): ReleaseRecord {
  const read = (file: string) =>
    readFileSync(new URL(`${release}/${file}`, import.meta.url), 'utf8');
  const { migrations, columns }: Omit<ReleaseRecord, 'statements'> = JSON.parse(
    read('schema.json'),
  );
  const statements = read('statements.sql').split(SEPARATOR).filter(Boolean);
  return { statements, migrations, columns };
}
