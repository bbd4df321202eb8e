import { fileURLToPath } from 'node:url';
import type { Database } from '../../src/db/database.ts';
import { importSource } from '../../src/importers/import-source.ts';
import { silentProgress } from '../../src/importers/progress.ts';
import { openSite } from '../../src/importers/stackexchange/open-site.ts';
import { type Rejection, Tally } from '../../src/importers/tally.ts';

interface Imported {
  readonly source: string;
  readonly tally: Tally;
  readonly rejections: readonly Rejection[];
}

/** Imports a dump without telling anybody. */
export async function importDump(
  database: Database,
  directory: string,
  { site, ...options }: { readonly site?: string; readonly batchSize?: number } = {},
): Promise<Imported> {
  const rejections: Rejection[] = [];
  const tally = new Tally((rejection) => rejections.push(rejection));
  const source = await openSite({ directory, site });
  await importSource({ database, source, ...options, tally, progress: silentProgress });
  return { source: source.name, tally, rejections };
}

/** A folder of tests/importers/fixtures. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
}
